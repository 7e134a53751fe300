--TEST--
Response: push(), recv() and disconnect() before upgrade() warn and return false
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach (['push' => ['x'], 'recv' => [], 'disconnect' => []] as $method => $arguments) {
        $result = @$response->$method(...$arguments);
        $message = str_replace("fd[$response->fd]", 'fd[N]', error_get_last()['message']);
        echo literal($result), ' ', swoole_last_error(), " $message\n";
    }
    $response->end('x');
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
x
false 503 Swoole\Http\Response::push(): fd[N] is not a websocket conncetion
false 503 Swoole\Http\Response::recv(): fd[N] is not a websocket conncetion
false 503 Swoole\Http\Response::disconnect(): fd[N] is not a websocket conncetion
