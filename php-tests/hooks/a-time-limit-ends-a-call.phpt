--TEST--
When the coroutine's time is over, its call fails and the exception comes when it has returned
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\TimeoutException;
use function Swoole\Coroutine\run;

$silent = new LateServer('silent');
foreach ([
    'fgets' => fn () => fgets(fsockopen('127.0.0.1', $silent->port)),
    'http' => fn () => file_get_contents("http://127.0.0.1:$silent->port/"),
    'shell_exec' => fn () => @shell_exec('sleep 3 2>&-'),
    'sleep' => fn () => sleep(30),
] as $name => $call) {
    run(function () use ($name, $call) {
        $begun = hrtime(true);
        C::setTimeLimit(.05);
        try {
            $call();
        } catch (TimeoutException $exception) {
            echo "$name: ", get_class($exception), hrtime(true) - $begun < 5e9 ? '' : ' late', "\n";
        }
    });
}
?>
--EXPECT--
fgets: Swoole\Coroutine\TimeoutException
http: Swoole\Coroutine\TimeoutException
shell_exec: Swoole\Coroutine\TimeoutException
sleep: Swoole\Coroutine\TimeoutException
