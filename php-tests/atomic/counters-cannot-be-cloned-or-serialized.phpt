--TEST--
Counters cannot be cloned or serialized
--FILE--
<?php
foreach ([new Swoole\Atomic(), new Swoole\Atomic\Long()] as $counter) {
    foreach ([fn() => clone $counter, fn() => serialize($counter)] as $try) {
        try {
            $try();
        } catch (Throwable $refused) {
            echo get_class($refused), ': ', $refused->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Atomic
Exception: Serialization of 'Swoole\Atomic' is not allowed
Error: Trying to clone an uncloneable object of class Swoole\Atomic\Long
Exception: Serialization of 'Swoole\Atomic\Long' is not allowed
