--TEST--
Exceptions, the context and the iterator have the documented parents
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

foreach ([
    Swoole\Exception::class, Swoole\Error::class, Swoole\ExitException::class,
    Swoole\Coroutine\CanceledException::class, Swoole\Coroutine\TimeoutException::class,
    Swoole\Coroutine\Context::class, Swoole\Coroutine\Iterator::class,
] as $class) {
    echo describe_class($class), "\n";
    foreach ([...describe_properties($class), ...describe_methods($class)] as $line) {
        echo "    $line\n";
    }
}
?>
--EXPECT--
class Swoole\Exception extends Exception
class Swoole\Error extends Error
class Swoole\ExitException extends Swoole\Exception
    private $flags = 0
    private $status = 0
    getFlags(): int
    getStatus(): mixed
final class Swoole\Coroutine\CanceledException extends Exception
final class Swoole\Coroutine\TimeoutException extends Exception
class Swoole\Coroutine\Context extends ArrayObject
class Swoole\Coroutine\Iterator extends ArrayIterator
