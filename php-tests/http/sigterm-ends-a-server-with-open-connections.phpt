--TEST--
SIGTERM ends the process at once, as it ends any PHP, whatever connections are open
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('x'));
PHP);
$client = $server->connect();
$client->request('GET / HTTP/1.1', 'Host: a')->response();
$start = microtime(true);
$server->child()->signal(15);
echo $client->ending(), ' ', $server->child()->status(), "\n";
var_dump(microtime(true) - $start < 10);
?>
--EXPECT--
closed 143
bool(true)
