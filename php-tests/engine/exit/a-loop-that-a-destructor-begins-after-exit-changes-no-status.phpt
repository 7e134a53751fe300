--TEST--
A timer that a destructor makes when exit() has ended the loop still runs; no deprecation about it changes the status
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Timer;
use function Swoole\Coroutine\run;

class Late
{
    public function __destruct()
    {
        Timer::after(1, fn () => print("timer\n"));
    }
}
function serve(): void
{
    $late = new Late;
    run(fn () => Timer::after(1, fn () => exit(7)));
    echo "never\n";
}
set_error_handler(fn ($level, $text) => throw new ErrorException($text));
serve();
SCRIPT);
--EXPECT--
timer
exit 7
