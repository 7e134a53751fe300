--TEST--
At max_connection a newcomer is served as soon as an idle connection has made room, and who is busy stays
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['max_connection' => 3]);
$server->handle('/', function ($request, $response) {
    $response->end('served');
});
$server->handle('/websocket', function ($request, $response) {
    $response->upgrade();
    while (($frame = $response->recv()) instanceof Frame) {
        $response->push($frame->data);
    }
});
$server->handle('/wait', function ($request, $response) {
    $GLOBALS['waiting'] = $response;
});
$server->handle('/go-on', function ($request, $response) {
    $GLOBALS['waiting']->end('at last');
    $response->end();
});
PHP);

// A WebSocket and a request that is being answered are older than an HTTP/2 connection that is idle.
$websocket = $server->websocket('/websocket');
$busy = $server->connect()->request('GET /wait HTTP/1.1', 'Host: a');
$http2 = $server->http2();
echo 'HTTP/2: ', $http2->get(1, '/')->answer(1), "\n";

$newcomer = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
echo 'HTTP/2 that was idle: ', $http2->fate(), "\n";
$http2->close();
echo 'newcomer: ', $newcomer->body(), "\n";

$last = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
echo 'HTTP/1 that was idle: ', $newcomer->ending(), "\n";
echo 'the next newcomer: ', $last->body(), "\n";

$websocket->text('hello');
echo 'WebSocket: ', $websocket->next(), "\n";
$last->request('GET /go-on HTTP/1.1', 'Host: a')->body();
echo 'busy: ', $busy->body(), "\n";
$websocket->close();
$busy->close();
$last->close();
echo preg_replace('/^\[[^\]]*\]\t/', '', strtok($server->finished(), "\n")), "\n";
?>
--EXPECT--
HTTP/2: 200 "served"
HTTP/2 that was idle: GOAWAY NO_ERROR
newcomer: served
HTTP/1 that was idle: closed
the next newcomer: served
WebSocket: text "hello"
busy: at last
WARNING	3 connections are open: further clients wait (max_connection)
