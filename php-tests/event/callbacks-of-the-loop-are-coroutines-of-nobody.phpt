--TEST--
Callbacks of defer(), cycle() and descriptors run in coroutines that nobody created
--FILE--
<?php
use Swoole\{Coroutine as C, Event};
use function Swoole\Coroutine\run;

run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($b, 'x');
    $say = fn(string $what) => print("$what: " . (C::getCid() > 1 ? 'a coroutine' : 'none') . ', parent ' . C::getPcid() . "\n");
    Event::add($a, function ($a) use ($say) {
        Event::del($a);
        $say('io');
        C::sleep(.001);
    });
    Event::defer(function (...$arguments) use ($say) {
        $say('defer');
        echo count($arguments), " arguments\n";
    });
    Event::cycle(function () use ($say) {
        Event::cycle(null);
        $say('cycle');
    });
});
?>
--EXPECT--
io: a coroutine, parent -1
defer: a coroutine, parent -1
0 arguments
cycle: a coroutine, parent -1
