--TEST--
A loop that waits is woken by each arrival
--FILE--
<?php
use Swoole\{Coroutine as C, Event};
use function Swoole\Coroutine\run;

run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Event::add($a, function ($a) {
        $data = fread($a, 10);
        echo "$data\n";
        if ($data == 'end') {
            Event::del($a);
        }
    });
    foreach (['one', 'two', 'three', 'end'] as $data) {
        C::sleep(.003);
        fwrite($b, $data);
    }
});
?>
--EXPECT--
one
two
three
end
