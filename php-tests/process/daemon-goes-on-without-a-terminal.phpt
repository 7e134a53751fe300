--TEST--
daemon() goes on in a child that leads a session of its own, while this process ends with 0
--FILE--
<?php
use Swoole\Process;

$process = new Process(function (Process $process) {
    $before = getmypid();
    ob_start();
    echo "once\n";
    Process::daemon(false, false, [1 => STDOUT]);
    // What was buffered is the parent's to print, which comes first once it has ended.
    while ((int) explode(' ', strrchr(file_get_contents('/proc/self/stat'), ')'))[2] === $before) {
        usleep(1_000);
    }
    preg_match('/^\d+ \(.*\) \S (\d+) \d+ (\d+)/', file_get_contents('/proc/self/stat'), $stat);
    echo $before !== getmypid() ? 'a child' : 'the same', ', session ', (int) $stat[2] === getmypid() ? 'its own' : 'another', ', in ', getcwd(), "\n";
    ob_end_flush();
    $process->write('done');
});
$process->start();
var_dump(Process::wait()['code'], $process->read());
?>
--EXPECT--
once
a child, session its own, in /
int(0)
string(4) "done"
