--TEST--
phpinfo() lists the objects whose calls are hooked; swoole.hook_objects adds to them
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

$list = <<<'SCRIPT'
ob_start();
phpinfo(INFO_MODULES);
preg_match_all('/^(hooked objects|skipped) => (.*)$/m', ob_get_clean(), $rows);
$objects = explode(', ', $rows[2][0]);
var_dump(in_array('php', $objects), (bool) preg_grep('/^libz/', $objects), $rows[2][1]);
SCRIPT;
run_child($list);
run_child($list, ['swoole.hook_objects' => 'libnothing, libz']);
?>
--EXPECTF--
bool(true)
bool(false)
string(1) " "
exit 0
bool(true)
bool(true)
string(1) " "
exit 0
