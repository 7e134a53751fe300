--TEST--
NOTIFY_SOCKET: systemd is told when a server is ready, and when it stops
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.notify';
$notified = stream_socket_server("udg://$path", $code, $message, STREAM_SERVER_BIND);
stream_set_timeout($notified, (int) DEADLINE);
putenv("NOTIFY_SOCKET=$path");
$server = serve('');
echo stream_socket_recvfrom($notified, 100), "\n";
$server->finish();
echo stream_socket_recvfrom($notified, 100), "\n";
unlink($path);
?>
--EXPECT--
READY=1

STOPPING=1
