--TEST--
Requests without a route are not answered for ever: a client that does not read is not read from either
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536]);
PHP);
$client = $server->connect();
$client->patience = 1.0;
$requests = str_repeat("GET /no-such-route HTTP/1.1\r\nHost: test\r\n\r\n", 10_000);
try {
    for ($sent = 0; $sent < 200; $sent++) {
        $client->send($requests);
    }
    echo "all requests were taken\n";
} catch (Deadline) {
    echo "the server waits for the client\n";
}
$client->close();
$server->finish();
?>
--EXPECT--
the server waits for the client
