--TEST--
Server: listens on an IPv6 literal
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
$probe = @stream_socket_server('tcp://[::1]:0');
if (!$probe) echo 'skip this machine has no IPv6 loopback';
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['remote_addr'] . ' ' . $request->server['server_addr']));
PHP, "'::1', 0");
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
::1 ::1
