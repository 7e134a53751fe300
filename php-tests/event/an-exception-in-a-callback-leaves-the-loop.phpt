--TEST--
An exception that leaves a callback of a descriptor leaves the loop, which forgets what was watched
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($b, 'x');
Event::add($a, fn() => throw new LogicException('from a callback'));
try {
    Event::wait();
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
var_dump(Event::isset($a));
Event::wait();
?>
--EXPECT--
from a callback
bool(false)
