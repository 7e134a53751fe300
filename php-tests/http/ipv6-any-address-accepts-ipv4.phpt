--TEST--
Server: the address :: accepts clients of IPv4 too
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
$server->handle('/', fn ($request, $response) => $response->end($request->server['remote_addr']));
PHP, "'::', 0");
foreach (['[::1]', '127.0.0.1'] as $host) {
    $client = new Client("tcp://$host:{$server->port()}");
    echo $client->request('GET / HTTP/1.1', 'Host: test', 'Connection: close')->body(), "\n";
}
$server->finish();
?>
--EXPECT--
::1
::ffff:127.0.0.1
