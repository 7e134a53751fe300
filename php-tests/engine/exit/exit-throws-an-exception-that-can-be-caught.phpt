--TEST--
exit in a coroutine throws Swoole\ExitException; caught, the coroutine goes on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([3, "text", 0] as $status) {
        try {
            exit($status);
        } catch (Swoole\ExitException $e) {
            echo json_encode([get_class($e), $e->getMessage() === (PHP_VERSION_ID >= 80400 && is_string($status) ? $status : 'swoole exit'),
                $e->getCode(), $e->getStatus(), $e->getFlags() === SWOOLE_EXIT_IN_COROUTINE]), "\n";
        }
    }
    try {
        exit;
    } catch (Swoole\Exception $e) {
        echo var_export($e->getStatus() === (PHP_VERSION_ID >= 80400 ? 0 : null), true), "\n";
    }
    C::sleep(.001);
    echo "goes on\n";
});
--EXPECT--
["Swoole\\ExitException",true,0,3,true]
["Swoole\\ExitException",true,0,"text",true]
["Swoole\\ExitException",true,0,0,true]
true
goes on
