--TEST--
A connection ends when its handler returns; a server may be started again on its port
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = new Server("127.0.0.1", 0);
    $server->handle(fn ($connection) => $connection->send("hello"));
    foreach ([1, 2] as $_) {
        go(fn () => $server->start());
        $client = new Client(SWOOLE_SOCK_TCP);
        json($client->connect("127.0.0.1", $server->port, 10), $client->recv(10), $client->recv(10));
        $server->shutdown();
    }
    foreach ([["localhost", 0], ["127.0.0.1", 99999], ["unix:relative", 0]] as [$host, $port]) {
        try {
            new Server($host, $port);
        } catch (Swoole\Exception $exception) {
            json($exception->getMessage(), $exception->getCode());
        }
    }
    $server = new Server($path = "unix:/" . sys_get_temp_dir() . "/swoole-rs-test-" . getmypid());
    json($server->host === "/" . trim(substr($path, 6), "/"), $server->port, $server->type === AF_UNIX);
});
?>
--EXPECT--
[true,"hello",""]
[true,"hello",""]
["bind(localhost:0) failed",722]
["bind(127.0.0.1:99999) failed",723]
["bind(unix:relative:0) failed",722]
[true,0,true]
