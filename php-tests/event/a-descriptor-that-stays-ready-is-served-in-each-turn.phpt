--TEST--
Descriptors are level-triggered: a callback that does not consume is called again, until it does or deletes the watch
--FILE--
<?php
use Swoole\Event;
use function Swoole\Coroutine\run;

run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_read_buffer($a, 0);
    fwrite($b, 'abc');
    Event::cycle(fn() => print('| '));
    Event::add($a, function ($a) {
        static $calls = 0;
        echo 'r', ++$calls, ' ';
        if ($calls > 2) {
            echo fread($a, 1), ' ';
        }
        if ($calls == 5) {
            Event::del($a);
        }
    }, function ($a) {
        static $calls = 0;
        echo 'w', ++$calls, ' ';
        if ($calls == 2) {
            Event::set($a, null, null, SWOOLE_EVENT_READ);
        }
    }, SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE);
});
echo "\n";
?>
--EXPECT--
r1 w1 | r2 w2 | r3 a | r4 b | r5 c | 
