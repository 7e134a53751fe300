--TEST--
A listening socket is no handle: several coroutines accept from it at once, and each connection is one's
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = stream_socket_server('tcp://127.0.0.1:0');
    $said = new C\Channel(8);
    for ($i = 0; $i < 4; $i++) {
        go(function () use ($server, $i, $said) {
            $connection = stream_socket_accept($server, 20);
            $said->push("$i: " . fgets($connection));
        });
    }
    $name = stream_socket_get_name($server, false);
    $clients = [];
    for ($i = 0; $i < 4; $i++) {
        $clients[] = $client = stream_socket_client("tcp://$name");
        fwrite($client, "client\n");
    }
    $lines = [];
    while (count($lines) < 4) {
        $lines[] = $said->pop(20);
    }
    sort($lines);
    echo implode('', $lines);
});
?>
--EXPECT--
0: client
1: client
2: client
3: client
