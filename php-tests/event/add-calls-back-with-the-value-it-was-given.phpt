--TEST--
Event::add(): returns the number of the descriptor; the callback gets the value of the call
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$fd = Event::add($a, function ($x) use ($a) {
    var_dump($x === $a, fread($x, 10));
    var_dump(Event::write($x, 'reply'), Event::del($x), Event::isset($x));
});
var_dump(is_int($fd), Event::isset($a), Event::isset($fd));
fwrite($b, 'hello');
Event::wait();
var_dump(fread($b, 10));

// A number is as good; it stays what it is.
Event::add($fd, function ($x) use ($fd, $a) {
    var_dump($x === $fd, fread($a, 10));
    swoole_event_del($fd);
});
fwrite($b, 'again');
Event::wait();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
string(5) "hello"
bool(true)
bool(true)
bool(false)
string(5) "reply"
bool(true)
string(5) "again"
