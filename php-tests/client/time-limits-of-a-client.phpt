--TEST--
Time limits come from settings, or from connect() for all calls
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $limits = fn ($client) => array_map(fn ($name) => $client->socket->getOption(SOL_SOCKET, $name), [SO_RCVTIMEO, SO_SNDTIMEO]);
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->connect("127.0.0.1", $port);
    json($limits($client));
    json($client->set(["timeout" => 2.5]), $limits($client));
    $client->close();
    $client->set(["read_timeout" => 0.02]);
    $client->connect("127.0.0.1", $port);
    json($limits($client), $client->recv(), $client->errCode);
    $client->close();
    $client->connect("127.0.0.1", $port, 7);
    json($limits($client));
});
?>
--EXPECT--
[{"sec":60,"usec":0},{"sec":60,"usec":0}]
[true,[{"sec":2,"usec":500000},{"sec":2,"usec":500000}]]
[[{"sec":0,"usec":20000},{"sec":2,"usec":500000}],false,110]
[{"sec":7,"usec":0},{"sec":7,"usec":0}]
