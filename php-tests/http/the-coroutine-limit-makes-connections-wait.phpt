--TEST--
At max_coroutine the accept loop waits: a connection beyond it is served when another has ended
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['max_coroutine' => 3]);
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$held = [];
for ($i = 0; $i < 2; $i++) {
    $held[] = $client = $server->connect();
    echo $client->request('GET / HTTP/1.1', 'Host: a')->body(), "\n";
}
$late = $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Connection: close');
$held[0]->close();
echo $late->body(), ' ', $late->ending(), "\n";
$held[1]->close();
$server->finished();
?>
--EXPECT--
served
served
served closed
