--TEST--
Redis Sentinel: the hub goes on with the server that takes over, in another epoch
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$master = new RedisServer(null, '--requirepass', 'sesame', '--masterauth', 'sesame');
$replica = new RedisServer(null, '--requirepass', 'sesame', '--masterauth', 'sesame', '--replicaof', "127.0.0.1 $master->port",
    '--repl-diskless-sync-delay', '0');
$sentinel = new RedisSentinelServer($master, 'sesame');
$sentinel->untilReplicaIsKnown();
$nowhere = free_port();
$address = "redis+sentinel://:sesame@127.0.0.1:$nowhere,127.0.0.1:$sentinel->port/rooms/1";
$options = "'$address', ['history' => ['size' => 10, 'ttl' => 60], 'lease' => 1, 'connect_timeout' => 2]";
[$a, $b] = [new HubNode($options, '[]', QUIET), new HubNode($options, '[]', QUIET)];
$ann = $a->client()->join('lobby', ['name' => 'Ann']);
$a->does('publish', 'lobby', 'before');
tell('Ann', $ann->message());
$epoch = $b->does('history', 'lobby')['epoch'];
$master->stop();
$a->until(1, 'publish', 'lobby', 'after');
tell('Ann', $ann->message());
$b->until(1, 'count', 'lobby');
$history = $b->does('history', 'lobby');
tell('last', end($history['messages'])['data']);
tell('another epoch', $history['epoch'] !== $epoch);
$other = new HubNode("'redis+sentinel://127.0.0.1:$sentinel->port/chairs', ['connect_timeout' => 2]", '[]', QUIET);
tell('unknown', str_contains($other->does('count', 'lobby'), 'the Sentinel knows no server of that name'));
foreach ([$a, $b, $other] as $node) {
    $node->finish();
}
?>
--EXPECT--
Ann: "before"
Ann: "after"
last: "after"
another epoch: true
unknown: true
