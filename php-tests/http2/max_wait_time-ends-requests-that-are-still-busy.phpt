--TEST--
Server::shutdown(): requests of HTTP/2 that are busy after max_wait_time end like those of HTTP/1: what their handlers wait for fails
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['max_wait_time' => 0.2, 'close_timeout' => 0.3]);
$server->handle('/sleep', function ($request, $response) {
    echo "busy\n";
    $slept = Coroutine::sleep(60);
    echo 'sleep: ', json_encode([$slept, $response->end('late')]), "\n";
});
$server->handle('/yield', function ($request, $response) {
    echo "busy\n";
    Coroutine::yield();
    echo 'yield: ', json_encode($response->end('late')), "\n";
});
$server->handle('/ended', function ($request, $response) {
    $response->end('early');
    echo "busy\n";
    $slept = Coroutine::sleep(60);
    echo 'after the response: ', json_encode($slept), "\n";
});
$server->handle('/socket', function ($request, $response) {
    $response->upgrade();
    echo "busy\n";
    while ($response->recv(60));
    echo "left\n";
});
PHP);
$client = $server->http2();
$client->get(1, '/sleep')->get(3, '/yield')->get(5, '/ended')->connectWebSocket(7, '/socket');
for ($busy = 0; $busy < 4; $busy++) {
    $server->child()->lineIs('busy');
}
echo $client->answer(5), "\n";
$server->get('/--shutdown');
echo 'the connection: ', $client->fate(), "\n";
$lines = explode("\n", trim($server->child()->output()));
sort($lines);
echo implode("\n", $lines), "\n", 'status ', $server->child()->status(), "\n";
?>
--EXPECT--
200 "early"
the connection: GOAWAY NO_ERROR
after the response: false
left
sleep: [false,false]
yield: false
status 0
