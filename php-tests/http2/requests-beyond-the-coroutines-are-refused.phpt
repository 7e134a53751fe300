--TEST--
HTTP/2: a request that no coroutine is left for is refused with REFUSED_STREAM, which lets the client try again
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
Coroutine::set(['max_coroutine' => 4, 'log_level' => SWOOLE_LOG_NONE]);
$channel = new Coroutine\Channel();
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/wait', function ($request, $response) use ($channel) {
    $response->end('waited for ' . $channel->pop());
});
PHP);
// start() has one coroutine, and the first three of these the others
$client = $server->http2();
$client->get(1, '/wait')->get(3, '/wait')->get(5, '/wait')->get(7, '/');
echo $client->answer(7), "\n";
echo 'the connection goes on: ', $client->ping('12345678'), "\n";
$server->child()->kill();
?>
--EXPECT--
RST_STREAM REFUSED_STREAM
the connection goes on: 12345678
