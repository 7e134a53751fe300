--TEST--
Event::add() takes a Socket of ext/sockets
--EXTENSIONS--
sockets
--FILE--
<?php
use Swoole\Event;

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
Event::add($pair[0], function ($x) use ($pair) {
    var_dump($x === $pair[0], socket_read($x, 10));
    Event::del($x);
});
socket_write($pair[1], 'hi');
Event::wait();
socket_close($pair[0]);
var_dump(Event::add($pair[0], fn() => 1));
Event::wait();
?>
--EXPECTF--
bool(true)
string(2) "hi"

Warning: Swoole\Event::add(): unknown fd type in %s on line %d
bool(false)
