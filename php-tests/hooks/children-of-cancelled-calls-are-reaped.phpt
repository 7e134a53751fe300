--TEST--
Children that cancelled calls no longer wait for are reaped by the next command, and do not pile up
--EXTENSIONS--
posix
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/** Children of this process that have ended and were not reaped. */
function zombies(): int
{
    $zombies = 0;
    foreach (glob('/proc/[0-9]*/stat') as $file) {
        // after the name, which may have spaces: the state, and the parent
        preg_match('~\) (\w) (\d+) ~', (string) @file_get_contents($file), $words);
        $zombies += [$words[1] ?? '', (int) ($words[2] ?? 0)] === ['Z', getmypid()] ? 1 : 0;
    }
    return $zombies;
}

$calls = [
    'exec' => fn (string $command) => exec($command),
    'shell_exec' => fn (string $command) => shell_exec($command),
    'pclose' => fn (string $command) => pclose(popen($command, 'r')),
    'proc_close' => fn (string $command) => proc_close(proc_open($command, [], $pipes)),
];
posix_mkfifo($fifo = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6)), 0600);
$end = fopen($fifo, 'r+');
// it ends when it has got a line, of which each takes one
$command = 'exec >/dev/null 2>&1 <' . escapeshellarg($fifo) . '; read line';
foreach ($calls as $name => $call) {
    run(function () use ($name, $call, $command, $end) {
        $waiting = [];
        for ($i = 0; $i < 3; $i++) {
            $waiting[] = go(fn () => @$call($command));
        }
        C::sleep(.05);
        foreach ($waiting as $id) {
            C::cancel($id);
        }
        C::join($waiting, 20);
        fwrite($end, "\n\n\n");
        for ($deadline = microtime(true) + 20; zombies() < 3 && microtime(true) < $deadline;) {
            C::sleep(.01);
        }
        echo $name, ': ', zombies(), ' have ended, ';
        exec('true');
        echo zombies(), " are left\n";
    });
}
unlink($fifo);
?>
--EXPECT--
exec: 3 have ended, 0 are left
shell_exec: 3 have ended, 0 are left
pclose: 3 have ended, 0 are left
proc_close: 3 have ended, 0 are left
