--TEST--
Event::write() to a peer that is gone: false with the error of the system
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Event::add($a, fn() => 1);
fclose($b);
var_dump(Event::write($a, 'x'), swoole_strerror(swoole_last_error()));
Event::del($a);
Event::wait();
?>
--EXPECT--
bool(false)
string(11) "Broken pipe"
