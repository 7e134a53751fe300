--TEST--
Numbers that are no signals or cannot be handled, and an empty list: warning, false, 503
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach ([0, -1, 65, PHP_INT_MAX, SIGKILL, SIGSTOP, [SIGUSR1, 99], []] as $signals) {
        var_dump(System::waitSignal($signals));
        echo swoole_last_error(), ' ', swoole_errno(), "\n";
    }
    try {
        System::waitSignal(new stdClass);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECTF--
Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503

Warning: Swoole\Coroutine\System::waitSignal(): Invalid signal in the given list in %s on line %d
bool(false)
503 503
Swoole\Coroutine\System::waitSignal(): Argument #1 ($signals) must be of type array|int, stdClass given
