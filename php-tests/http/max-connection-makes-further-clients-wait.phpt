--TEST--
Clients beyond max_connection wait until another leaves; by default a fifth of the coroutines is left to handlers
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handler = <<<'PHP'
$server->handle('/', function ($request, $response) {
    $id = Coroutine::create(fn () => null);
    $response->end($id === false ? 'no coroutine' : 'served');
});
PHP;
foreach (["\$server->set(['max_connection' => 2]);", "Coroutine::set(['max_coroutine' => 10]);"] as $limit) {
    $server = serve($limit . $handler);
    $count = str_contains($limit, 'max_connection') ? 2 : 8; // the default: eight of ten
    $clients = [];
    for ($i = 0; $i < $count; $i++) {
        $clients[] = $client = $server->connect();
        echo $client->request('GET / HTTP/1.1', 'Host: a')->body(), ' ';
    }
    $late = $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Connection: close');
    echo "\n", preg_replace('/^\[[^\]]*\]\t/', '', $server->line()), "\n";
    $clients[0]->close();
    echo $late->body(), ' ', $late->ending(), "\n";
    array_map(fn ($client) => $client->close(), $clients);
    $server->finished();
}
?>
--EXPECT--
served served 
WARNING	2 connections are open: further clients wait (max_connection)
served closed
served served served served served served served served 
WARNING	8 connections are open: further clients wait (max_connection)
served closed
