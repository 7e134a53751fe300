--TEST--
A descriptor that is closed while it is watched does not keep the loop going, and its number may be watched anew
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$fd = Event::add($a, fn() => print("never\n"));
fclose($a);
Event::wait();
echo "ended\n";

[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$first = Event::add($c, fn() => print("never\n"));
fclose($c);
fclose($d);
// The same numbers again.
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$second = Event::add($c, function ($c) {
    echo fread($c, 10), "\n";
    Event::del($c);
});
var_dump($first === $second);
fwrite($d, 'anew');
Event::wait();
?>
--EXPECT--
ended
bool(true)
anew
