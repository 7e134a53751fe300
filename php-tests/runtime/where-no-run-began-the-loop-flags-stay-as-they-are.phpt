--TEST--
go(), a Scheduler, a timer and a process with a coroutine begin with the flags that are set, or none; a child has those of its parent
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

const ASK = <<<'PHP'
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;
use Swoole\{Event, Process, Runtime, Timer};
use function Swoole\Coroutine\{go, run};

/** Whether usleep() suspends here, and the flags. */
function ask(string $where): void
{
    $slept = false;
    go(function () use (&$slept) {
        usleep(1_000);
        $slept = true;
    });
    echo str_pad($where, 16), str_pad(dechex(Runtime::getHookFlags()), 9), $slept ? 'waits with the process' : 'suspends', "\n";
}
function scheduler(array $options): void
{
    $scheduler = new Scheduler();
    $options && $scheduler->set($options);
    $scheduler->add(fn () => ask('a scheduler'));
    $scheduler->start();
}
function everywhere(array $options = []): void
{
    go(fn () => ask('go()'));
    Event::wait();
    scheduler($options);
    Timer::after(1, fn () => ask('a timer'));
    Timer::after(2, fn () => go(fn () => ask('go() in a timer')));
    Event::wait();
    (new Process(fn () => ask('a process'), false, 0, true))->start();
    Process::wait();
}
PHP;
// without an option, by the scheduler's, by the function, and after a run()
run_child(ASK . "\neverywhere();");
run_child(ASK . "\neverywhere(['hook_flags' => SWOOLE_HOOK_SLEEP]);");
run_child(ASK . "\nRuntime::enableCoroutine(SWOOLE_HOOK_SLEEP | SWOOLE_HOOK_TCP); everywhere();");
run_child(ASK . "\nRuntime::enableCoroutine(SWOOLE_HOOK_TCP); everywhere();");
run_child(ASK . "\nrun(fn () => ask('run()')); everywhere();");
// what a child sets is the child's
run_child(ASK . <<<'PHP'

    C::set(['hook_flags' => SWOOLE_HOOK_SLEEP]);
    (new Process(function () {
        ask('the child');
        Runtime::enableCoroutine(0);
        ask('the child, off');
        run(fn () => ask('its run()'));
    }, false, 0, true))->start();
    Process::wait();
    go(fn () => ask('the parent'));
    Event::wait();
    PHP);
?>
--EXPECT--
go()            0        waits with the process
a scheduler     0        waits with the process
a timer         0        waits with the process
go() in a timer 0        waits with the process
a process       0        waits with the process
exit 0
go()            0        waits with the process
a scheduler     200      suspends
a timer         200      suspends
go() in a timer 200      suspends
a process       200      suspends
exit 0
go()            202      suspends
a scheduler     202      suspends
a timer         202      suspends
go() in a timer 202      suspends
a process       202      suspends
exit 0
go()            2        waits with the process
a scheduler     2        waits with the process
a timer         2        waits with the process
go() in a timer 2        waits with the process
a process       2        waits with the process
exit 0
run()           7fbff7ff suspends
go()            7fbff7ff suspends
a scheduler     7fbff7ff suspends
a timer         7fbff7ff suspends
go() in a timer 7fbff7ff suspends
a process       7fbff7ff suspends
exit 0
the child       200      suspends
the child, off  0        waits with the process
its run()       0        waits with the process
the parent      200      suspends
exit 0
