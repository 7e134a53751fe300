--TEST--
Event::write(): the rest is sent when the descriptor takes it, in order; until then the watch is one for writing, too
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Event::add($a, fn() => 1);
$data = '';
for ($i = 0; $i < 3; $i++) {
    $part = str_repeat("$i", 1_000_000);
    $data .= $part;
    var_dump(Event::write($a, $part));
}
var_dump(Event::isset($a, SWOOLE_EVENT_WRITE));
$got = '';
Event::add($b, function ($b) use (&$got, $data, $a) {
    $got .= fread($b, 65536);
    if (strlen($got) == strlen($data)) {
        Event::defer(function () use ($got, $data, $a, $b) {
            var_dump($got === $data);
            Event::del($b);
            Event::del($a);
        });
    }
});
Event::wait();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
