--TEST--
A hang-up calls the callbacks for what is watched
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fclose($b);
Event::add($a, function ($a) {
    static $calls = 0;
    var_dump(fread($a, 5));
    if (++$calls == 2) {
        Event::set($a, null, fn($a) => [print("write\n"), Event::del($a)], SWOOLE_EVENT_WRITE);
    }
});
Event::wait();
?>
--EXPECT--
string(0) ""
string(0) ""
write
