--TEST--
A server of lines and its client: messages, a time limit, shutdown() once, and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\{Client, Server};
use function Swoole\Coroutine\{go, run};

run(function () {
    $lines = ['open_eof_check' => true, 'package_eof' => "\n"];
    $server = new Server('127.0.0.1', 0);
    $server->set($lines);
    $server->handle(function ($connection) {
        while ($line = $connection->recv(20)) {
            $connection->send(strtoupper($line));
        }
        json('end', $line);
    });
    go(function () use ($server) {
        json($server->start());
    });
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->set($lines);
    json($client->connect('127.0.0.1', $server->port, 20), $client->send("a\nb\n"), $client->recv(), $client->recv(), $client->recv(0.01), $client->errCode);
    json($server->shutdown(), $server->shutdown());
});
?>
--EXPECT--
[true,4,"A\n","B\n",false,110]
true
[true,false]
["end",""]
