--TEST--
The engine is killed and started again: own members get messages meanwhile, the others afterwards, and who is there is right
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

on_each_engine(function (string $engine) {
    $server = new $engine();
    $port = $server->port;
    $options = "['lease' => 1, 'connect_timeout' => 10]";
    [$a, $b] = [HubNode::on($server, $options, '[]', QUIET), HubNode::on($server, $options, '[]', QUIET)];
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $amy = $a->client()->join('lobby', ['name' => 'Amy']);
    $bob = $b->client()->join('lobby', ['name' => 'Bob']);
    $server->stop();
    // that the connection is lost is not known at once
    usleep(200_000);
    tell('queued here', $a->does('publish', 'lobby', 'the engine is away'));
    tell('Ann', $ann->message());
    $amy->does('leave', '$ws');
    $server = new $engine($port);
    tell('Bob', $bob->message());
    $a->until(2, 'count', 'lobby');
    $b->until(2, 'count', 'lobby');
    $names = array_column($b->does('members', 'lobby'), 'name');
    sort($names);
    tell('members', $names);
    tell('and back', [$b->does('publish', 'lobby', 'hello again'), $ann->message(), $bob->message()]);
    tell('reconnects', $a->does('stats')['reconnects']);
    $a->finish();
    $b->finish();
});
?>
--EXPECT--
queued here: 2
Ann: "the engine is away"
Bob: "the engine is away"
members: ["Ann","Bob"]
and back: [1,"hello again","hello again"]
reconnects: 1
