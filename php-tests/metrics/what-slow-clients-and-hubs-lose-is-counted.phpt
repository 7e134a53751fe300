--TEST--
The page counts messages that slow clients lose, connections that are given up, requests whose clients leave, and what hubs publish and deliver
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/metrics.inc';

$socket = sys_get_temp_dir() . '/swoole-rs-metrics-' . getmypid();
/** A server whose page is at $socket; what is to become of a slow client is given. */
$start = fn (string $overflow): ServerProcess => serve(<<<PHP
    \$server->set(['metrics_listen' => 'unix:$socket', 'socket_buffer_size' => 65536, 'websocket_overflow' => '$overflow']);
    \$server->handle('/fill', function (\$request, \$socket) {
        \$socket->upgrade();
        while (\$socket->push(str_repeat('x', 100_000)));
        // two more that are lost
        \$socket->push('lost');
        \$socket->push('lost, too');
        echo "full\\n";
        \$socket->recv();
    });
    \$server->handle('/slow', function (\$request, \$response) {
        echo "asked\\n";
        Coroutine::sleep(0.05);
        // the client has left
        \$response->end();
    });
    \$hub = new SwooleRs\Hub();
    \$server->handle('/room', function (\$request, \$socket) use (\$hub) {
        \$socket->upgrade();
        \$hub->join(\$socket, 'room');
        \$socket->push('in');
        while (\$frame = \$socket->recv()) {
            \$hub->publish('room', \$frame->data);
        }
    });
    PHP);
$page = fn (): array => page_at("unix://$socket");
$becomes = function (string $figure, float $expected) use ($page): void {
    for ($deadline = microtime(true) + DEADLINE; ($now = $page()[$figure]) !== $expected && microtime(true) < $deadline; usleep(5_000));
    echo "$figure $now\n";
};

$server = $start('drop');
$deaf = $server->websocket('/fill');
echo $server->line(), "\n";
$becomes('swoole_websocket_messages_dropped_total', 3.0);
$becomes('swoole_connections_given_up_total', 0.0);

$members = [];
foreach ([1, 2, 3] as $_) {
    $members[] = $member = $server->websocket('/room');
    $member->message();
}
$members[0]->text('to all')->message();
$becomes('swoole_hub_published_total', 1.0);
$becomes('swoole_hub_delivered_total', 3.0);
$becomes('swoole_hub_dropped_total', 0.0);

$client = $server->connect();
$client->request('GET /slow HTTP/1.1', 'Host: test');
echo $server->line(), "\n";
$client->close();
$becomes('swoole_connections', 4.0);
$server->child()->kill();
@unlink($socket);

$server = $start('close');
$deaf = $server->websocket('/fill');
echo $server->line(), "\n";
$becomes('swoole_connections_given_up_total', 1.0);
$becomes('swoole_websocket_messages_dropped_total', 1.0);
$server->child()->kill();
@unlink($socket);
?>
--EXPECT--
full
swoole_websocket_messages_dropped_total 3
swoole_connections_given_up_total 0
swoole_hub_published_total 1
swoole_hub_delivered_total 3
swoole_hub_dropped_total 0
asked
swoole_connections 4
full
swoole_connections_given_up_total 1
swoole_websocket_messages_dropped_total 1
