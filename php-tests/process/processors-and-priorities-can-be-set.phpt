--TEST--
Affinity and priority are those of the system; what is wrong with a request is said
--FILE--
<?php
use Swoole\Process;

$process = new Process(function (Process $process) {
    $all = Process::getAffinity();
    var_dump(Process::setAffinity([$all[0]]), Process::getAffinity() === [$all[0]]);
    var_dump(Process::setAffinity([]), Process::setAffinity([5000]), Process::setAffinity([-1]), Process::setAffinity([1000]));
    var_dump($before = $process->getPriority(PRIO_PROCESS), $process->setPriority(PRIO_PROCESS, 10), $process->getPriority(PRIO_PROCESS, 0));
    var_dump($process->getPriority(PRIO_USER), $process->setPriority(77, 0, 0), swoole_last_error());
});
$process->start();
var_dump(Process::wait()['code']);
?>
--EXPECTF--
bool(true)
bool(true)

Warning: Swoole\Process::setAffinity(): invalid cpu id [5000] in %s on line %d

Warning: Swoole\Process::setAffinity(): invalid cpu id [-1] in %s on line %d

Warning: Swoole\Process::setAffinity(): sched_setaffinity() failed, Error: Invalid argument[22] in %s on line %d
bool(false)
bool(false)
bool(false)
bool(false)
int(%i)
bool(true)
int(10)

Warning: Swoole\Process::getPriority(): $who parameter must not be null in %s on line %d
bool(false)
bool(false)
int(22)
int(0)
