--TEST--
Processes take turns: nobody else is inside while one is
--FILE--
<?php
use Swoole\{Atomic, Lock, Process};

foreach ([Lock::MUTEX, Lock::RWLOCK, Lock::SPINLOCK] as $type) {
    $lock = new Lock($type);
    $inside = new Atomic(0);
    $crowded = new Atomic(0);
    $total = new Atomic(0);
    for ($i = 0; $i < 4; $i++) {
        (new Process(function () use ($lock, $inside, $crowded, $total) {
            for ($k = 0; $k < 300; $k++) {
                $lock->lock();
                if ($inside->add() !== 1) {
                    $crowded->add();
                }
                $total->add();
                $inside->sub();
                $lock->unlock();
            }
        }))->start();
    }
    for ($i = 0; $i < 4; $i++) {
        Process::wait();
    }
    echo $total->get(), ' turns, crowded: ', $crowded->get(), "\n";
}
?>
--EXPECT--
1200 turns, crowded: 0
1200 turns, crowded: 0
1200 turns, crowded: 0
