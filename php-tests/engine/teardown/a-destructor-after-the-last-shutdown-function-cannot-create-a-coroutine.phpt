--TEST--
A destructor that runs after the last shutdown function cannot create a coroutine, nor wait; both are errors
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


class Last
{
    public function __destruct()
    {
        try {
            go(fn () => null);
        } catch (Throwable $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        }
        try {
            C::sleep(.001);
        } catch (Throwable $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        }
    }
}
$last = new Last();
run(fn () => print("ran\n"));
?>
--EXPECT--
ran
Error: can not use coroutine in __destruct after php_request_shutdown
Swoole\Error: API must be called in the coroutine
