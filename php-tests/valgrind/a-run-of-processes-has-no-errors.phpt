--TEST--
valgrind finds no error in a run of counters, processes and a pool
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
use Swoole\Process;
use Swoole\Process\Pool;

C::set(['enable_deadlock_check' => false]);
$counter = new Swoole\Atomic();
for ($i = 0; $i < 100; $i++) {
    $longs[] = new Swoole\Atomic\Long($i);
}
unset($longs);

// The parent's coroutines and timers are not its child's.
go(fn() => C::sleep(.2));
Swoole\Timer::after(100, fn() => 1);
$process = new Process(function (Process $process) {
    C::sleep(.01);
    $process->write($process->read());
    go(fn() => C::yield());
}, false, Process::PIPE_TYPE_STREAM, true);
$process->start();
$process->write('there and back');
Process::wait();
echo $process->read(), "\n";
Swoole\Event::wait();

$pool = new Pool(2, SWOOLE_IPC_UNIXSOCK, 0, true);
$pool->on('workerStart', function (Pool $pool, int $id) {
    $server = new C\Http\Server('127.0.0.1', 0);
    Process::signal(SIGTERM, fn() => [$server->shutdown(), $pool->stop()]);
    $pool->sendMessage(str_repeat('x', 100_000), 1 - $id);
    $server->start();
});
$pool->on('message', fn(Pool $pool) => $counter->add() === 2 && $pool->shutdown());
$pool->on('workerStop', fn() => print("stop\n"));
$pool->start();
echo "end\n";
PHP, '-d pcre.jit=0');
echo $child->output(200), "\n";
echo 'exit ', $child->status(), "\n";
?>
--EXPECT--
there and back
stop
stop
end

exit 0
