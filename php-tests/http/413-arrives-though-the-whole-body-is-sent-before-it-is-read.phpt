--TEST--
HTTP: the 413 arrives although the client sends ten times of what is allowed before it reads anything
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
for ($i = 0; $i < 3; $i++) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 20000000');
    for ($part = 0; $part < 20; $part++) {
        $client->send(str_repeat('x', 1_000_000));
    }
    echo $client->status(), "\n";
    $client->close();
}
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large
HTTP/1.1 413 Payload Too Large
HTTP/1.1 413 Payload Too Large
