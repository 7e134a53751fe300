--TEST--
Who reads STDIN is suspended until something comes, from a pipe or a socket, as the flags say; cancelled, it may be read on
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

const SCRIPT = <<<'PHP'
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

Swoole\Runtime::setHookFlags((int) $argv[1]);
run(function () {
    foreach ([
        fn () => fgets(STDIN),
        fn () => fgetc(STDIN),
        fn () => fscanf(STDIN, '%d'),
        fn () => stream_get_line(STDIN, 9, "\n"),
        function () {
            C::cancel($id = go(fn () => print(json_encode(fgets(STDIN)) . ' ')));
            return [feof(STDIN), fgets(STDIN)];
        },
        fn () => file('php://stdin'),
    ] as $number => $read) {
        if ($number === 4 && Swoole\Runtime::getHookFlags() !== SWOOLE_HOOK_ALL) {
            return;
        }
        $ran = false;
        go(function () use (&$ran) {
            C::sleep(.001);
            $ran = true;
            fwrite(STDERR, "another runs\n");
        });
        fwrite(STDERR, "reads\n");
        $got = $read();
        echo json_encode($got), ' ', $ran ? 'beside another' : 'alone', "\n";
        $ran || C::sleep(.01);
    }
});
PHP;
const TEXTS = ["a line\n", 'c', "12\n", "to here\n", "after a cancel\n", "one\ntwo\n"];
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($file, SCRIPT);
register_shutdown_function(unlink(...), $file);

foreach (['a pipe' => ['pipe', 'r'], 'a socket' => ['socket']] as $what => $input) {
    foreach ([true, false] as $hooked) {
        $flags = $hooked ? SWOOLE_HOOK_ALL : SWOOLE_HOOK_ALL & ~SWOOLE_HOOK_STDIO & ~SWOOLE_HOOK_UNIX;
        $command = 'exec ' . escapeshellarg(PHP_BINARY) . ' ' . php_options() . ' ' . escapeshellarg($file) . " $flags";
        $process = proc_open($command, [$input, ['pipe', 'w'], ['pipe', 'w']], $pipes);
        foreach ($hooked ? TEXTS : array_slice(TEXTS, 0, 4) as $text) {
            // it comes when the other coroutine has run; where that cannot, when it had the time to
            while (($line = fgets($pipes[2])) !== ($hooked ? "another runs\n" : "reads\n") && $line !== false);
            $hooked || usleep(20_000);
            fwrite($pipes[0], $text);
        }
        fclose($pipes[0]);
        echo $what, $hooked ? ', hooked' : ', not hooked', "\n", stream_get_contents($pipes[1]);
        proc_close($process);
    }
}
?>
--EXPECT--
a pipe, hooked
"a line\n" beside another
"c" beside another
[12] beside another
"to here" beside another
false [false,"after a cancel\n"] beside another
["one\n","two\n"] beside another
a pipe, not hooked
"a line\n" alone
"c" alone
[12] alone
"to here" alone
a socket, hooked
"a line\n" beside another
"c" beside another
[12] beside another
"to here" beside another
false [false,"after a cancel\n"] beside another
["one\n","two\n"] beside another
a socket, not hooked
"a line\n" alone
"c" alone
[12] alone
"to here" alone
