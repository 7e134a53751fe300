--TEST--
A server gives each connection a coroutine, with messages as its settings say
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = new Server("127.0.0.1", 0);
    json($server->start(), $server->host, $server->port > 0, $server->type === AF_INET, $server->setting);
    $server->set(["open_eof_check" => true, "package_eof" => "\n"]);
    $server->handle(function ($connection) {
        while ($line = $connection->recv(10)) {
            $connection->send(strtoupper($line));
        }
        json("end", $line, $connection->close(), $connection->close());
    });
    go(fn () => json("started", $server->start(), $server->errCode));
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->set(["open_eof_check" => true, "package_eof" => "\n"]);
    json($client->connect("127.0.0.1", $server->port, 10), $client->send("a\nb\n"), $client->recv(10), $client->recv(10), $client->recv(0.01), $client->errCode);
    json($server->shutdown(), $server->shutdown());
    json((new Client(SWOOLE_SOCK_TCP))->connect("127.0.0.1", $server->port, 10));
    $client->send("c\n");
    json($client->recv(10));
    $client->close();
});
?>
--EXPECT--
[false,"127.0.0.1",true,true,{"open_ssl":false}]
[true,4,"A\n","B\n",false,110]
["started",true,0]
[true,false]
false
"C\n"
["end","",true,false]
