--TEST--
Whoever reads the output of a script sees its end when the script closes STDOUT, although that was written to by a coroutine and the script goes on
--FILE--
<?php
require_once __DIR__ . '/../support/child.inc';

file_put_contents($script = tempnam(sys_get_temp_dir(), 'swoole-rs-test-'), <<<'PHP'
    <?php
    use function Swoole\Coroutine\run;
    run(function () {
        fwrite(STDOUT, "first ");
        fwrite(STDOUT, "second");
        fclose(STDOUT);
        // goes on until it is told to end
        fgets(STDIN);
    });
    exit(3);
    PHP);
$process = proc_open(
    'exec ' . escapeshellarg(PHP_BINARY) . ' ' . php_options() . ' ' . escapeshellarg($script),
    [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']],
    $pipes
);
stream_set_blocking($pipes[1], false);
$read = '';
$end = microtime(true) + 10;
while (!feof($pipes[1]) && microtime(true) < $end) {
    [$wanted, $none] = [[$pipes[1]], null];
    stream_select($wanted, $none, $none, 1);
    $read .= fread($pipes[1], 100);
}
var_dump($read, feof($pipes[1]), proc_get_status($process)['running']);
fclose($pipes[0]);
var_dump(proc_close($process));
unlink($script);
?>
--EXPECT--
string(12) "first second"
bool(true)
bool(true)
int(3)
