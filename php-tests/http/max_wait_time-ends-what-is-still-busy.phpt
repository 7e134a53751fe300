--TEST--
Server::shutdown(): what is busy ends after max_wait_time: WebSocket clients get 1001, waits of handlers fail, the loop ends
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['max_wait_time' => 0.2, 'close_timeout' => 0.3]);
$server->handle('/sleep', function ($request, $response) {
    echo "busy\n";
    $slept = Coroutine::sleep(60);
    echo json_encode([$slept, $response->end('late')]), "\n";
});
$server->handle('/socket', function ($request, $response) {
    $response->upgrade();
    while ($response->recv(60));
    echo "left\n";
});
$server->handle('/quick', function ($request, $response) use ($server) {
    $server->shutdown();
    Coroutine::sleep(0.01);
    $response->end('quick');
});
PHP);
$socket = $server->websocket('/socket');
$busy = $server->connect()->request('GET /sleep HTTP/1.1', 'Host: test');
$server->child()->lineIs('busy');
echo $server->get('/quick'), "\n";
echo 'socket: ', unpack('n', $socket->frame()[1])[1], "\n";
echo 'busy: ', $busy->ending(), "\n";
$socket->close();
$lines = explode("\n", trim($server->child()->output()));
sort($lines);
echo implode("\n", $lines), "\n", $server->child()->status(), "\n";
?>
--EXPECT--
quick
socket: 1001
busy: closed
[false,false]
left
0
