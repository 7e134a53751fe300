--TEST--
NATS: a history with three replicas goes on in its epoch when a server of the cluster is killed, and no client misses a message or gets one twice
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

// LONG=1: each of the servers is killed in its turn, and comes back with nothing
define('KILLED', getenv('LONG') ? [0, 1, 2] : [0]);

$cluster = new NatsClusterServers(3);
$node = fn (string $more = '') => new HubNode("'{$cluster->address(0, 1, 2)}', ['history' => ['size' => 10_000, 'ttl' => 600$more], 'connect_timeout' => 30]", '[]', QUIET);
$nodes = [$node(", 'replicas' => 3"), $node(), $node()];
$listeners = array_map(fn ($node) => $node->client()->join('lobby'), $nodes);
$epoch = $nodes[0]->does('history', 'lobby')['epoch'];
$sent = $refused = 0;
$got = [[], [], []];
$say = function () use (&$sent, &$refused, &$got, $listeners) {
    is_int($listeners[$sent % 3]->does('publish', 'lobby', (string) ++$sent)) || $refused++;
    foreach ($listeners as $index => $listener) {
        array_push($got[$index], ...$listener->messages());
    }
};
foreach (KILLED as $killed) {
    array_map($say, range(1, 30));
    $cluster->servers[$killed]->stop();
    array_map($say, range(1, 30));
    if (KILLED !== [$killed]) {
        $cluster->start($killed);
        $port = $cluster->servers[$killed]->port;
        // what it has lost it gets from the others
        $one = new HubNode("'nats://127.0.0.1:$port', ['history' => ['size' => 10_000, 'ttl' => 600], 'connect_timeout' => 30]", '[]', QUIET);
        // of a refused one it cannot be told whether it was kept
        while (!is_int($last = $nodes[1]->does('lastOffset', 'lobby')));
        $one->until($last, 'lastOffset', 'lobby');
        sleep(5);
        $one->finish();
    }
}
$nodes[0]->until(1, 'publish', 'lobby', 'end');
foreach ($listeners as $index => $listener) {
    while (end($got[$index]) !== 'end') {
        $got[$index][] = $listener->message();
    }
}
echo $got[0] === $got[1] && $got[1] === $got[2] ? "all the same\n" : 'different: ' . implode(', ', array_map('count', $got)) . "\n";
count(array_unique($got[0])) === count($got[0]) || print("some twice\n");
$missing = array_diff(range(1, $sent), $got[0]);
echo count($missing) <= $refused ? "none lost\n" : 'lost ' . count($missing) . ", refused $refused\n";
$history = $nodes[1]->does('history', 'lobby', 10_000);
is_array($history) || tell('no history', $history);
echo array_column($history['messages'], 'data') === $got[0] ? "as the history has it\n" : "not as the history\n";
echo $history['epoch'] === $epoch ? "in one epoch\n" : "in another epoch\n";
$late = $nodes[2]->client();
tell('recovers', $late->does('recover', '$ws', 'lobby', 10, $epoch));
tell('what it missed', $late->messages() === array_slice($got[0], 10));
foreach ($nodes as $node) {
    $node->finish();
}

// more replicas than servers
$alone = new NatsServer();
$node = new HubNode("'nats://127.0.0.1:$alone->port', ['history' => ['size' => 1, 'ttl' => 1, 'replicas' => 3], 'connect_timeout' => 30]", '[]', QUIET);
echo $node->does('lastOffset', 'lobby'), "\n";
$node->finish();
?>
--EXPECTF--
all the same
none lost
as the history has it
in one epoch
recovers: true
what it missed: true
Swoole\Exception: NATS: %Areplicas%A; the replicas of the option history are servers of a cluster, of which at least so many need JetStream%S
