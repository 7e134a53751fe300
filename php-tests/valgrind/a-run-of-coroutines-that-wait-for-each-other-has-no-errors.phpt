--TEST--
valgrind finds no error in a run of channels, wait groups, barriers, locks and groups of tasks
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$child = new Child(<<<'PHP'
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Barrier, Channel, Lock, Scheduler, WaitGroup};
use function Swoole\Coroutine\{batch, go, map, parallel, run};

C::set(['enable_deadlock_check' => false]);
$kept = new Channel(1);
run(function () use ($kept) {
    $channel = new Channel(2);
    $ids = [];
    for ($i = 0; $i < 20; $i++) {
        $ids[] = go(function () use ($channel, $i) {
            try {
                $channel->pop($i % 3 ? -1 : 0.001);
            } catch (C\CanceledException) {
            }
        });
    }
    C::cancel($ids[4], true);
    C::cancel($ids[7]);
    for ($i = 0; $i < 8; $i++) {
        $channel->push([$i, (object) ['channel' => $channel]]);
    }
    C::sleep(0.005);
    $channel->close();
    $group = new WaitGroup(3);
    $barrier = Barrier::make();
    $lock = new Lock();
    $shared = new Lock(true);
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($group, $barrier, $lock, $shared) {
            $lock->lock();
            $shared->lock();
            C::sleep(0.001);
            $shared->unlock();
            $lock->unlock();
            $group->done();
        });
    }
    $group->wait();
    Barrier::wait($barrier);
    echo json_encode([batch([fn () => 1, fn () => C::sleep(0.001), fn () => C::sleep(1)], 0.01), map(['k' => 2], fn ($v, $k) => "$k$v")]), "\n";
    parallel(3, fn () => C::sleep(0.001));
    go(fn () => $kept->pop());
    $waiting = new Channel(1);
    go(fn () => $waiting->pop());
});
$scheduler = new Scheduler();
$scheduler->parallel(3, fn (Channel $channel) => $channel->push('late'), $kept);
$scheduler->add(fn () => $kept->close());
$scheduler->start();
$scheduler->add(fn () => $kept);
PHP, '-d pcre.jit=0');
foreach (explode("\n", $child->output(200)) as $line) {
    echo preg_replace('/^\[\d{4}-[^]]*\]/', '[DATE]', $line), "\n";
}
echo 'exit ', $child->status(), "\n";
?>
--EXPECT--
[[1,true,null],{"k":"k2"}]
[DATE]	WARNING	Channel::~Channel() (ERRNO 10003): channel is destroyed, 1 consumers will be discarded

exit 0