--TEST--
A process that is killed gives back what it had: alone, or shared
--FILE--
<?php
use Swoole\{Lock, Process};

foreach (['alone' => LOCK_EX, 'shared' => LOCK_SH] as $how => $operation) {
    $lock = new Lock(Lock::RWLOCK);
    $owner = new Process(function ($process) use ($lock, $operation) {
        $lock->lock($operation);
        $process->write('has it');
        sleep(60);
    });
    $owner->start();
    echo "$how: ", $owner->read(), ', ', json_encode($lock->lock(LOCK_EX | LOCK_NB));
    Process::kill($owner->pid, SIGKILL);
    echo ', after its death: ', json_encode($lock->lock(LOCK_EX, 10)), "\n";
    Process::wait();
}
?>
--EXPECT--
alone: has it, false, after its death: true
shared: has it, false, after its death: true
