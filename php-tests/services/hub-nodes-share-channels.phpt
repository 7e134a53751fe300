--TEST--
Members on three nodes get what is published on any of them, and are counted, listed and told of everywhere, once
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
    $nodes = [HubNode::on($server), HubNode::on($server), HubNode::on($server)];
    [$a, $b, $c] = $nodes;
    // they hear of each other from when they have connected
    foreach ($nodes as $node) {
        $node->does('count', 'lobby');
    }
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $bob = $b->client()->join('lobby', ['name' => 'Bob']);
    $eve = $c->client()->join('lobby', ['name' => 'Eve'])->join('garden');
    foreach ($nodes as $node) {
        $events = $node->events(4);
        sort($events);
        tell('events', $events);
    }
    tell('from A', $a->does('publish', 'lobby', 'hello'));
    tell('from B, but Bob', $bob->does('publish', 'lobby', 'I am Bob', '$ws'));
    tell('from A to where it has nobody', $a->does('publish', 'garden', 'rain'));
    foreach (['Ann' => [$ann, 2], 'Bob' => [$bob, 1], 'Eve' => [$eve, 3]] as $name => [$client, $count]) {
        $got = [];
        while (count($got) < $count) {
            $got[] = $client->message();
        }
        // in which order those of different publishers come is not said
        sort($got);
        tell($name, $got);
    }
    tell('counts', array_map(fn ($node) => [$node->does('count', 'lobby'), $node->does('count', 'garden'), $node->does('count', 'nowhere')], $nodes));
    $members = $a->does('members', 'lobby');
    ksort($members);
    tell('members are the same', $members == $c->does('members', 'lobby'));
    $names = array_column($members, 'name');
    sort($names);
    tell('names', $names);
    $bob->does('leave', '$ws');
    $ann->socket->close();
    foreach ($nodes as $node) {
        $node->until(1, 'count', 'lobby');
        $events = $node->events(2);
        sort($events);
        tell('events', $events);
    }
    tell('to Eve alone', [$a->does('publish', 'lobby', 'bye'), $eve->message()]);
    tell('nothing more', [$eve->messages(), array_map(fn ($node) => $node->does('events'), $nodes)]);
    foreach ($nodes as $node) {
        $node->finish();
    }
    if ($server instanceof RedisServer) {
        $left = array_filter($server->command('KEYS', '*'), fn ($key) => !str_contains($key, 'leases') && !str_contains($key, ':node:'));
        $left === [] || tell('left', $left);
    }
}, RedisClusterServers::class);
?>
--EXPECT--
events: ["+garden []","+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
events: ["+garden []","+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
events: ["+garden []","+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
from A: 1
from B, but Bob: 0
from A to where it has nobody: 0
Ann: ["I am Bob","hello"]
Bob: ["hello"]
Eve: ["I am Bob","hello","rain"]
counts: [[3,1,0],[3,1,0],[3,1,0]]
members are the same: true
names: ["Ann","Bob","Eve"]
events: ["-lobby {\"name\":\"Ann\"}","-lobby {\"name\":\"Bob\"}"]
events: ["-lobby {\"name\":\"Ann\"}","-lobby {\"name\":\"Bob\"}"]
events: ["-lobby {\"name\":\"Ann\"}","-lobby {\"name\":\"Bob\"}"]
to Eve alone: [0,"bye"]
nothing more: [[],[[],[],[]]]
