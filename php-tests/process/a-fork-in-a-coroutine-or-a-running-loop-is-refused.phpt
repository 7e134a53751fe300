--TEST--
start() and daemon() in a coroutine, or in a callback of a loop, throw an error that can be caught
--FILE--
<?php
use Swoole\Process;

$try = function (string $where) {
    foreach ([fn() => (new Process(fn() => print("child\n")))->start(), fn() => Process::daemon()] as $fork) {
        try {
            var_dump($fork());
        } catch (Swoole\Error $refused) {
            echo "$where: ", $refused->getMessage(), "\n";
        }
    }
};
Swoole\Coroutine\run($try, 'coroutine');

swoole_async_set(['enable_coroutine' => false]);
Swoole\Timer::after(1, $try, 'callback');
Swoole\Event::wait();
var_dump(Process::wait(false));
?>
--EXPECT--
coroutine: must be forked outside the coroutine
coroutine: must be forked outside the coroutine
callback: must be forked outside the coroutine
callback: must be forked outside the coroutine
bool(false)
