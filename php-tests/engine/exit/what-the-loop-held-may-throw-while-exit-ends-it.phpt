--TEST--
What a destructor throws of what the loop held when exit ended it is said, and makes the status 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

const SCRIPT = <<<'SCRIPT'
use Swoole\Event;
use Swoole\Timer;
use function Swoole\Coroutine\run;

class Late
{
    public function __destruct()
    {
        throw new Exception('late');
    }
}

run(function () {
    HELD
    exit(3);
});
SCRIPT;

$held = [
    'an argument of a timer' => 'Timer::after(10000, function () {}, new Late());',
    'what a cycle has bound' => '(function ($late) { Event::cycle(function () use ($late) {}); })(new Late());',
    'what a put-off call has bound' => '(function ($late) { Event::defer(function () use ($late) {}); })(new Late());',
];
foreach ($held as $what => $code) {
    echo "$what\n";
    run_child(str_replace('HELD', $code, SCRIPT));
}
?>
--EXPECT--
an argument of a timer

Fatal error: Uncaught Exception: late in child.php:10
Stack trace:
#0 [internal function]: Late->__destruct()
#1 child.php(14): Swoole\Coroutine\run(Object(Closure))
#2 {main}
  thrown in child.php on line 10
exit 255
what a cycle has bound

Fatal error: Uncaught Exception: late in child.php:10
Stack trace:
#0 [internal function]: Late->__destruct()
#1 child.php(14): Swoole\Coroutine\run(Object(Closure))
#2 {main}
  thrown in child.php on line 10
exit 255
what a put-off call has bound

Fatal error: Uncaught Exception: late in child.php:10
Stack trace:
#0 [internal function]: Late->__destruct()
#1 child.php(14): Swoole\Coroutine\run(Object(Closure))
#2 {main}
  thrown in child.php on line 10
exit 255
