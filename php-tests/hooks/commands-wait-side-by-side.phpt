--TEST--
exec(), shell_exec(), system(), passthru(), popen() and proc_open() suspend while their command runs, and give its own status
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$wait = WAIT;
side_by_side([
    'shell_exec' => fn () => shell_exec("sleep $wait; echo done"),
    'exec' => fn () => [exec("sleep $wait; echo one; echo two; exit 3", $lines, $status), $lines, $status],
    'exec without output' => fn () => [exec("exec >&-; sleep $wait; exit 4", $lines, $status), $status],
    'system' => function () use ($wait) {
        ob_start();
        $last = system("sleep $wait; echo out; exit 5", $status);
        return [ob_get_clean(), $last, $status];
    },
    'passthru' => function () use ($wait) {
        ob_start();
        passthru("sleep $wait; echo out; exit 6", $status);
        return [ob_get_clean(), $status];
    },
    'popen to read' => function () use ($wait) {
        $pipe = popen("sleep $wait; echo out; exit 7", 'r');
        return [fgets($pipe), pclose($pipe)];
    },
    'popen to write' => function () use ($wait) {
        $pipe = popen("sleep $wait; cat >/dev/null; exit 8", 'w');
        return [fwrite($pipe, str_repeat('x', 300_000)), pclose($pipe)];
    },
    'proc_open' => function () use ($wait) {
        $process = proc_open("cat; sleep $wait; exit 9", [['pipe', 'r'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], 'in and out');
        fclose($pipes[0]);
        return [stream_get_contents($pipes[1]), proc_close($process)];
    },
    'proc_close' => fn () => proc_close(proc_open(['sleep', (string) $wait], [], $pipes)),
]);
?>
--EXPECT--
shell_exec              10 × done
 side by side
exec                    10 × ["two",["one","two"],3] side by side
exec without output     10 × ["",4] side by side
system                  10 × ["out\n","out",5] side by side
passthru                10 × ["out\n",6] side by side
popen to read           10 × ["out\n",7] side by side
popen to write          10 × [300000,8] side by side
proc_open               10 × ["in and out",9] side by side
proc_close              10 × 0 side by side
