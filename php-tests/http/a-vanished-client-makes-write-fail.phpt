--TEST--
Response::write(): returns false once the client has gone, and the handler goes on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    for ($i = 0; $i < 1000; $i++) {
        if (!@$response->write(str_repeat('x', 65536))) {
            break;
        }
        Coroutine::sleep(0.001);
    }
    echo $i < 1000 ? "write failed\n" : "write never failed\n";
    var_dump(in_array(swoole_last_error(), [104, 32, 9], true));
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$client->read(100);
$client->close();
echo $server->line(), "\n", $server->line(), "\n";
$server->finish();
?>
--EXPECT--
write failed
bool(true)
