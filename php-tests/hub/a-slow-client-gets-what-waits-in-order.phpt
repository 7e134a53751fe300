--TEST--
What a slow client is published waits without the publisher, and comes in order; with websocket_overflow it is dropped, or the client closed
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const COUNT = 40;
foreach (['wait', 'drop', 'close'] as $overflow) {
    $node = new HubNode('', "['websocket_overflow' => '$overflow', 'socket_buffer_size' => 65536]", <<<'PHP'
        $server->handle('/flood', function ($request, $response) use (&$hub) {
            foreach (range(1, 40) as $number) {
                $hub->publish('lobby', sprintf('%06d', $number) . str_repeat('~', 500_000));
            }
            $response->end(json_encode($hub->stats()));
        });
        PHP);
    $slow = $node->client()->join('lobby');
    $stats = json_decode($node->server->get('/flood'), true);
    tell($overflow, ['all accounted for' => $stats['delivered'] + ($overflow === 'drop' ? $stats['dropped'] : 0) === COUNT,
        'dropped' => $stats['dropped'] > 0, 'members' => $node->does('count', 'lobby')]);
    $got = [];
    try {
        while (count($got) < $stats['delivered']) {
            $got[] = (int) $slow->message();
        }
    } catch (RuntimeException) {
        echo "connection lost\n";
    }
    if ($overflow !== 'close') {
        tell('in order', $got === range(1, count($got)));
    }
    $node->finish();
}
?>
--EXPECT--
wait: {"all accounted for":true,"dropped":false,"members":1}
in order: true
drop: {"all accounted for":true,"dropped":true,"members":1}
in order: true
close: {"all accounted for":false,"dropped":true,"members":0}
connection lost
