--TEST--
A destructor at the script's end cannot create the first coroutine either, nor set a timer: nobody would run them to their end
--FILE--
<?php
use Swoole\{Coroutine as C, Event, Timer};
use function Swoole\Coroutine\go;

class Last
{
    public function __destruct()
    {
        foreach ([fn () => go(fn () => C::sleep(.001)), fn () => Timer::after(1, fn () => null), fn () => Event::defer(fn () => null)] as $call) {
            try {
                $call();
                echo "called\n";
            } catch (Error $error) {
                echo get_class($error), ': ', $error->getMessage(), "\n";
            }
        }
    }
}
$last = new Last();
?>
--EXPECT--
Error: can not use coroutine in __destruct after php_request_shutdown
Error: can not use coroutine in __destruct after php_request_shutdown
Error: can not use coroutine in __destruct after php_request_shutdown
