--TEST--
The memory limit in a handler ends the process with 255 at once; other connections are closed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/much', function ($request, $response) {
    $response->end((string) strlen(str_repeat('x', 64 << 20)));
});
$server->handle('/', fn ($request, $response) => $response->end('fine'));
PHP, options: '-d memory_limit=32M', after: 'echo "start() came back\n";');
$other = $server->connect();
echo $other->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
echo $server->connect()->request('GET /much HTTP/1.1', 'Host: test')->ending(), "\n";
echo $other->ending(), "\n";
$server->ended(255);
?>
--EXPECTF--
fine
closed
closed
%AFatal error: Allowed memory size of 33554432 bytes exhausted (tried to allocate %d bytes) in %s on line %d%A
