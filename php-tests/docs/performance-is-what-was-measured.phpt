--TEST--
The figures, charts and tables of README and manual are those of bench/results.json
--SKIPIF--
<?php
$root = dirname(__DIR__, 2);
if (!is_file("$root/bench/results.json")) {
    die('skip nothing was published yet');
}
if (trim((string) shell_exec('command -v python3')) === '') {
    die('skip there is no python3');
}
?>
--FILE--
<?php
passthru('python3 ' . escapeshellarg(dirname(__DIR__, 2) . '/bench/render') . ' --check 2>&1', $status);
var_dump($status);
?>
--EXPECT--
int(0)
