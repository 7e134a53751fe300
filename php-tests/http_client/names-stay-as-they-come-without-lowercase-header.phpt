--TEST--
Http\Client: lowercase_header => false leaves names as they come
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(["HTTP/1.1 204 N\r\nX-AbC: 1\r\n\r\n"]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['lowercase_header' => false]);
    $client->get('/');
    echo json_encode($client->headers), "\n";
});
?>
--EXPECT--
{"X-AbC":"1"}
