--TEST--
Response: after end() every mutator returns false with error 7106, and what is for other protocols with 503
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->isWritable(), $response->end('x'), $response->isWritable());
    report($response->end('again'));
    report($response->write('again'));
    report($response->header('X', 'y'));
    report($response->status(500));
    report($response->cookie('a', 'b'));
    report($response->trailer('a', 'b'));
    report($response->redirect('/'));
    report($response->upgrade());
    report($response->detach());
    report($response->initHeader());
    report($response->setCookie('a', 'b'));
    report($response->rawcookie('a', 'b'));
    report($response->setHeader('X', 'y'));
    report($response->setStatusCode(500));
    report(@$response->ping());
    report(@$response->goaway());
    report(@$response->push('x'));
    report(@$response->disconnect());
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECTF--
x
bool(true)
bool(true)
bool(false)
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 503 Swoole\Http\Response::ping(): only supports websocket or http2 client
false 503 Swoole\Http\Response::goaway(): fd[%d] is not a HTTP2 conncetion
false 503 Swoole\Http\Response::push(): fd[%d] is not a websocket conncetion
false 503 Swoole\Http\Response::disconnect(): fd[%d] is not a websocket conncetion
