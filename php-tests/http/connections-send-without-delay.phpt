--TEST--
Server: accepted connections have TCP_NODELAY
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    // 6 is IPPROTO_TCP, 1 TCP_NODELAY: the constants are the sockets extension's
    $response->end((string) (int) (bool) $response->socket->getOption(6, 1));
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
1
