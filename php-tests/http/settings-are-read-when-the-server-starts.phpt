--TEST--
Server::set(): what is set while the server runs counts from the next start() on; null is as if the setting was absent
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => null]);
$server->handle('/set', function ($request, $response) use ($server) {
    var_dump($server->set(['package_max_length' => 100]), $server->settings['package_max_length']);
    $response->end('set');
});
$server->handle('/', fn ($request, $response) => $response->end((string) strlen($request->getContent())));
PHP, after: <<<'PHP'
echo "again\n";
$server->start();
PHP);
$post = "POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 200\r\n\r\n" . str_repeat('x', 200);
echo $server->connect()->send($post)->body(), "\n";
echo $server->get('/set'), "\n";
echo $server->connect()->send($post)->body(), "\n";
$server->get('/--shutdown');
echo implode(' ', $server->child()->lineIs('again')), "\n";
$end = microtime(true) + DEADLINE;
// start() prints nothing: connecting is the only question there is
while (!($probe = @stream_socket_client($server->address())) && microtime(true) < $end) {
    usleep(1000);
}
fclose($probe);
echo $server->connect()->send($post)->status(), "\n";
$server->finish();
?>
--EXPECT--
200
set
200
bool(true) int(100)
HTTP/1.1 413 Payload Too Large
