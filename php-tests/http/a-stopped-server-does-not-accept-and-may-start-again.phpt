--TEST--
Server: shutdown() stops listening, start() listens again on the same port
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP, after: <<<'PHP'
$refused = @stream_socket_client("tcp://127.0.0.1:$server->port", $code, $message, 1);
var_dump($refused, $message);
echo "again\n";
$server->start();
PHP);
echo $server->get('/'), "\n";
$server->get('/--shutdown');
echo $server->line(), "\n", $server->line(), "\n", $server->line(), "\n";
$end = microtime(true) + DEADLINE;
// start() prints nothing: connecting is the only question there is
while (!($probe = @stream_socket_client($server->address())) && microtime(true) < $end) {
    usleep(1000);
}
fclose($probe);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
served
bool(false)
string(18) "Connection refused"
again
served
