--TEST--
stubs/library declares every class that the extension has in PHP, as tools/library-stubs takes it from the source
--EXTENSIONS--
tokenizer
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$root = dirname(__DIR__, 2);
$folder = sys_get_temp_dir() . '/swoole-rs-library-stubs-' . getmypid();
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($folder)));
echo shell_exec(escapeshellarg(PHP_BINARY) . ' ' . php_options() . ' ' . escapeshellarg("$root/tools/library-stubs") . ' ' . escapeshellarg($folder) . ' 2>&1');
$texts = fn(string $folder): array => array_map(file_get_contents(...), array_combine(array_map(basename(...), glob("$folder/*.php")), glob("$folder/*.php")));
$expected = $texts($folder);
foreach ($expected + $texts("$root/stubs/library") as $name => $text) {
    if (!isset($expected[$name]) || @file_get_contents("$root/stubs/library/$name") !== $text) {
        echo "$name differs: run php tools/library-stubs\n";
    }
}
// with public methods that are there, and take the same
$compared = 0;
foreach ($expected as $name => $text) {
    preg_match('/^namespace (\S+);.*^(?:abstract )?class (\w+)/ms', $text, $class);
    preg_match_all('/^    (?:abstract )?public (?:static )?function &?(\w+)\(/m', $text, $methods);
    foreach ($class ? $methods[1] : [] as $method) {
        (new ReflectionMethod("$class[1]\\$class[2]", $method))->isPublic() || print("$class[2]::$method() is not public\n");
        $compared++;
    }
}
var_dump(count($expected) > 15, $compared > 80);
?>
--EXPECT--
bool(true)
bool(true)
