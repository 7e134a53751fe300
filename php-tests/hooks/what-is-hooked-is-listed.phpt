--TEST--
phpinfo() lists the objects whose calls are hooked, and those that might wait and are not; swoole.hook_objects adds to the first
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

$list = <<<'SCRIPT'
ob_start();
phpinfo(INFO_MODULES);
preg_match_all('/^(hooked objects|not hooked, though they may wait|skipped) => (.*)$/m', ob_get_clean(), $rows);
[$objects, $others] = array_map(fn ($row) => explode(', ', $row), $rows[2]);
var_dump(in_array('php', $objects), (bool) preg_grep('/^libz/', $objects), array_intersect($objects, $others), $rows[2][2]);
// libxml2 had clients of its own for HTTP and FTP until 2.14
$has_clients = defined('LIBXML_VERSION') && LIBXML_VERSION < 21400 && strstr(file_get_contents('/proc/self/maps'), '/libxml2');
echo (bool) preg_grep('/^libxml2/', $others) === (bool) $has_clients ? '' : "not listed\n";
SCRIPT;
run_child($list);
run_child($list, ['swoole.hook_objects' => 'libnothing, libz']);
?>
--EXPECTF--
bool(true)
bool(false)
array(0) {
}
string(1) " "
exit 0
bool(true)
bool(true)
array(0) {
}
string(1) " "
exit 0
