--TEST--
readline() suspends until there is a line or it is cancelled; there is one per process, so another's is an Error meanwhile
--SKIPIF--
<?php
if (!extension_loaded('readline') && !is_file(ini_get('extension_dir') . '/readline.so')) {
    echo 'skip the extension readline is needed';
}
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$source = <<<'PHP'
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function_exists('pcntl_alarm') && pcntl_alarm(30);
run(function () {
    $say = fn ($line) => fwrite(STDERR, json_encode($line) . "\n");
    $id = go(function () use ($say) {
        $say(readline());
        $say(readline());
    });
    try {
        readline();
    } catch (Error $error) {
        $say($error->getMessage());
    }
    $say('others go on');
    C::sleep(.3);
    C::cancel($id);
    C::join([$id], 10);
    $say(readline());
});
PHP;
$script = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($script, $source);
register_shutdown_function(unlink(...), $script);
$load = extension_loaded('readline') ? '' : '-d extension=readline';
$command = 'exec ' . escapeshellarg(PHP_BINARY) . ' ' . php_options() . " $load " . escapeshellarg($script);
$process = proc_open($command, [['pipe', 'r'], ['file', '/dev/null', 'w'], ['pipe', 'w']], $pipes);
$line = fn () => trim((string) fgets($pipes[2])) . "\n";
echo $line(), $line();
fwrite($pipes[0], "one\n");
// the second call is cancelled, and the third one reads on
echo $line(), $line();
fwrite($pipes[0], "two\n");
echo $line();
proc_close($process);
?>
--EXPECTF--
"readline(): the line editor is in use by coroutine #%d; there is one per process"
"others go on"
"one"
false
"two"
