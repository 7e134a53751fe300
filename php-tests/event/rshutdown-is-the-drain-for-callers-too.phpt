--TEST--
Event::rshutdown() drains the loop, with the deprecation
--FILE--
<?php
use Swoole\{Event, Timer};

Timer::after(1, fn() => print("timer\n"));
Event::rshutdown();
echo "end\n";
?>
--EXPECTF--

Deprecated: Swoole\Event::rshutdown(): Event::wait() in shutdown function is deprecated in %s on line %d
timer
end
