--TEST--
Event::write(): false and SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW when as much waits as socket_buffer_size allows
--FILE--
<?php
use Swoole\{Coroutine as C, Event};

C::set(['socket_buffer_size' => 1_000_000]);
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Event::add($a, fn() => 1);
var_dump(Event::write($a, str_repeat('x', 2_000_000)), Event::write($a, 'y'));
var_dump(swoole_last_error() == SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW);
fclose($b);
var_dump(Event::del($a));
?>
--EXPECTF--
bool(true)
bool(false)
bool(true)
bool(true)

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
