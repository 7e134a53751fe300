--TEST--
Event::add(): each refusal has its warning, and false; a callback that is none throws
--FILE--
<?php
use Swoole\Event;

Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$f = fn() => 1;
Event::add($a, $f);
var_dump(Event::add($a, $f));
var_dump(swoole_last_error());
var_dump(Event::add($b, $f, null, 0));
var_dump(Event::add(0, null, $f, SWOOLE_EVENT_WRITE));
var_dump(Event::add($b));
var_dump(Event::add($b, null, $f));
var_dump(Event::add($b, $f, null, SWOOLE_EVENT_WRITE));
var_dump(Event::add(fopen(__FILE__, 'r'), $f));
var_dump(Event::add(12345, $f));
foreach ([fn() => Event::add($b, 'nofn'), fn() => Event::add($b, $f, 5, SWOOLE_EVENT_WRITE)] as $call) {
    try {
        $call();
    } catch (Swoole\Exception $e) {
        echo $e->getMessage(), ', ', $e->getCode(), "\n";
    }
}
var_dump(Event::isset($b));
Event::del($a);
Event::wait();
?>
--EXPECTF--

Warning: Swoole\Event::add(): already exist in %s on line %d
bool(false)
int(503)

Warning: Swoole\Event::add(): invalid events in %s on line %d
bool(false)

Warning: Swoole\Event::add(): invalid socket fd [0] in %s on line %d
bool(false)

Warning: Swoole\Event::add(): Swoole\Event: unable to find readable callback of fd [%d] in %s on line %d
bool(false)

Warning: Swoole\Event::add(): Swoole\Event: unable to find readable callback of fd [%d] in %s on line %d
bool(false)

Warning: Swoole\Event::add(): Swoole\Event: unable to find writable callback of fd [%d] in %s on line %d
bool(false)

Warning: Swoole\Event::add(): swoole_event_add failed in %s on line %d
bool(false)

Warning: Swoole\Event::add(): swoole_event_add failed in %s on line %d
bool(false)

Warning: Swoole\Event::add(): function 'nofn' is not callable in %s on line %d

Warning: Swoole\Event::add(): Swoole\Event: unable to find readable callback of fd [%d] in %s on line %d
readable_callback must be of type callable, string given, 505

Warning: Swoole\Event::add(): function '5' is not callable in %s on line %d

Warning: Swoole\Event::add(): Swoole\Event: unable to find writable callback of fd [%d] in %s on line %d
writable_callback must be of type callable, int given, 505
bool(false)
