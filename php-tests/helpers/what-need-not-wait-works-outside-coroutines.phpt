--TEST--
Outside coroutines batch(), map() and parallel() work as long as no task waits
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, map, parallel};

echo json_encode([batch(['k' => fn () => 1]), map([2], fn ($value) => $value * 2)]), "\n";
parallel(2, fn () => print(C::getCid() . "\n"));
?>
--EXPECT--
[{"k":1},[4]]
3
4

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
