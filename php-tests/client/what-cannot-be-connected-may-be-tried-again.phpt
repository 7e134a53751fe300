--TEST--
What cannot be connected says why, and may be tried again at once
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $listener->close();
    $client = new Client(SWOOLE_SOCK_TCP);
    json($client->connect("127.0.0.1", $port, 5), $client->errCode, $client->errMsg, $client->connected, $client->socket);
    json($client->connect("no such host", $port, 5), $client->errCode);
    json((new Client(SWOOLE_SOCK_UNIX_STREAM))->connect("/nonexistent"));
    $client->set(["bind_address" => "192.0.2.1"]);
    json($client->connect("127.0.0.1", $port, 5), $client->errCode);
    $client->set(["bind_address" => null, "http_proxy_host" => "127.0.0.1"]);
    json($client->connect("127.0.0.1", $port, 5), $client->errCode);
    [$listener, $port] = listening();
    $client->set(["http_proxy_host" => null, "bind_address" => "127.0.0.1"]);
    json($client->connect("127.0.0.1", $port, 5), $client->errCode);
});
?>
--EXPECT--
[false,111,"Connection refused",false,null]
[false,711]
false
[false,99]
[false,723]
[true,0]
