--TEST--
A callback may delete its own watch, another one that is ready in the same turn, and add the same descriptor again
--FILE--
<?php
use Swoole\Event;

$pairs = [];
for ($i = 0; $i < 3; $i++) {
    $pairs[$i] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($pairs[$i][1], "$i");
}
foreach ($pairs as $i => [$a]) {
    Event::add($a, function ($a) use ($i, &$pairs) {
        echo "callback $i\n";
        foreach ($pairs as [$other]) {
            Event::del($other);
        }
        Event::add($a, function ($a) {
            echo 'again ', fread($a, 10), "\n";
            Event::del($a);
        });
    });
}
Event::wait();
?>
--EXPECT--
callback 0
again 0
