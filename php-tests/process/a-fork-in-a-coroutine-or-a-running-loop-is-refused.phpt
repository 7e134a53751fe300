--TEST--
start() and daemon() in a coroutine, and daemon() in a callback of a loop, throw an error that can be caught
--FILE--
<?php
use Swoole\Process;
use Swoole\Process\Pool;

$try = function (string $where, bool $start) {
    foreach ([fn() => $start && (new Process(fn() => print("child\n")))->start(), fn() => Process::daemon(), fn() => (new Pool(1))->start()] as $fork) {
        try {
            var_dump($fork());
        } catch (Swoole\Error $refused) {
            echo "$where: ", $refused->getMessage(), "\n";
        }
    }
};
Swoole\Coroutine\run($try, 'coroutine', true);

swoole_async_set(['enable_coroutine' => false]);
Swoole\Timer::after(1, $try, 'callback', false);
Swoole\Event::wait();
var_dump(Process::wait(false));
?>
--EXPECT--
coroutine: must be forked outside the coroutine
coroutine: must be forked outside the coroutine
coroutine: must be forked outside the coroutine
bool(false)
callback: must be forked outside the event loop
callback: must be forked outside the event loop
bool(false)
