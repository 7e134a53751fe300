--TEST--
With a history, while connections to the engine are cut and delayed and a node is killed: every client gets every message once and in one order
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

// LONG=1: as long as somebody may need who looks for something
define('SECONDS', getenv('LONG') ? 20 : 3);

on_each_engine(function (string $engine) {
    $isCluster = $engine === RedisClusterServers::class;
    $server = $isCluster ? new $engine(null, 'behind proxies') : new $engine();
    $proxies = $isCluster ? $server->proxies : [new Proxy($server->port)];
    $proxy = $proxies[0];
    $options = "['history' => ['size' => 100_000, 'ttl' => 60], 'lease' => 1, 'connect_timeout' => 5]";
    $node = fn () => HubNode::on($server, $options, '[]', QUIET, $proxy->port);
    $nodes = [$node(), $node(), $node()];
    $listeners = array_map(fn ($node) => $node->client()->join('lobby'), $nodes);
    $epoch = $nodes[0]->does('history', 'lobby')['epoch'];
    $sent = $refused = 0;
    $got = [[], [], []];
    $end = microtime(true) + SECONDS;
    $cut = microtime(true) + 0.5;
    $killed = false;
    while (microtime(true) < $end) {
        $at = mt_rand(0, 2);
        $listeners[$at]->does('publish', 'lobby', (string) ++$sent) === false && $refused++;
        foreach ($listeners as $index => $listener) {
            mt_rand(0, 9) === 0 && array_push($got[$index], ...$listener->messages());
        }
        if (microtime(true) > $cut) {
            $some = $proxies[array_rand($proxies)];
            mt_rand(0, 2) ? $some->cut() : $some->delay(mt_rand(0, 20) / 1_000);
            $cut += 0.3;
        }
        if (!$killed && microtime(true) > $end - SECONDS / 2) {
            // its client goes to another node, and recovers there
            $killed = true;
            $nodes[2]->kill();
            try {
                while (true) {
                    $got[2][] = $listeners[2]->message();
                }
            } catch (RuntimeException) {
            }
            $listeners[2] = $nodes[1]->client();
            do {
                // an exception: the connection was cut just then
                $recovered = $listeners[2]->does('recover', '$ws', 'lobby', count($got[2]), $epoch);
            } while (is_string($recovered) && microtime(true) < $end + DEADLINE);
            echo $recovered === true ? "recovered\n" : 'not recovered: ' . $listeners[2]->does('error') . "\n";
        }
    }
    array_map(fn ($proxy) => $proxy->delay(0), $proxies);
    while (array_sum(array_column([$nodes[0]->does('stats'), $nodes[1]->does('stats')], 'reconnects')) === 0) {
        array_map(fn ($proxy) => $proxy->cut(), $proxies);
        usleep(50_000);
    }
    // the end is there when each has it
    $nodes[1]->until(1 + 1, 'publish', 'lobby', 'end');
    foreach ($listeners as $index => $listener) {
        while (end($got[$index]) !== 'end') {
            $got[$index][] = $listener->message();
        }
    }
    echo $sent > 20 ? "many messages\n" : "only $sent messages\n";
    echo $got[0] === $got[1] && $got[1] === $got[2] ? "all the same\n" : 'different: ' . implode(', ', array_map('count', $got)) . "\n";
    foreach ($got as $messages) {
        count(array_unique($messages)) === count($messages) || print('twice: ' . json_encode(array_diff_assoc($messages, array_unique($messages))) . "\n");
    }
    $missing = array_diff(range(1, $sent), $got[0]);
    echo count($missing) <= $refused ? "none lost\n" : 'lost ' . count($missing) . ", refused $refused\n";
    $offsets = array_column($nodes[0]->does('history', 'lobby', 100_000)['messages'], 'data', 'offset');
    echo array_slice(array_values($offsets), 0, count($got[0])) === $got[0] ? "in the order of their offsets\n" : "in another order\n";
    $nodes[0]->until(3, 'count', 'lobby');
    $nodes[0]->finish();
    $nodes[1]->finish();
    array_map(fn ($proxy) => $proxy->stop(), $proxies);
}, RedisClusterServers::class);
?>
--EXPECT--
recovered
many messages
all the same
none lost
in the order of their offsets
