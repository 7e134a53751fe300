--TEST--
Server::shutdown(): start() returns although the accept loop had just given way to others
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/burn', function ($request, $response) {
    $end = microtime(true) + 0.01;
    while (microtime(true) < $end);
    $response->end('burnt');
});
$server->handle('/', fn ($request, $response) => $response->end('x'));
PHP, after: 'echo "start() has returned\n";');
$waiting = $server->connect();
$waiting->request('GET / HTTP/1.1', 'Host: a')->response();
// both arrive in one turn of the loop: a new connection whose handler uses the turn up, and the request that shuts down
$server->child()->signal(SIGSTOP);
$busy = $server->connect()->request('GET /burn HTTP/1.1', 'Host: a');
$waiting->request('GET /--shutdown HTTP/1.1', 'Host: a');
$server->child()->signal(SIGCONT);
echo $busy->body(), ' ', $waiting->status(), "\n";
$server->ended();
?>
--EXPECT--
burnt HTTP/1.1 200 OK
start() has returned
