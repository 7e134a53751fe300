--TEST--
What a watch holds is released when it is deleted, replaced, or its loop ends
--FILE--
<?php
use Swoole\Event;

class Held
{
    function __construct(public string $name) {}
    function __destruct() { echo "~$this->name\n"; }
    function __invoke() { Event::exit(); }
}
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Event::add($a, new Held('first'));
Event::set($a, new Held('second'), null, SWOOLE_EVENT_READ);
echo "replaced\n";
Event::del($a);
echo "deleted\n";
Event::add($a, new Held('third'));
Event::defer(new Held('deferred'));
Event::cycle(new Held('cycle'));
Event::wait();
echo "end\n";
?>
--EXPECT--
~first
replaced
~second
deleted
~deferred
~third
~cycle
end
