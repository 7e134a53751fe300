--TEST--
A node that stood still beyond its lease comes back with its members, each of them once
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
    $options = "['lease' => 1]";
    [$a, $b] = [HubNode::on($server, $options), HubNode::on($server, $options, '[]', QUIET)];
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $bob = $b->client()->join('lobby', ['name' => 'Bob']);
    $a->until(2, 'count', 'lobby');
    $b->server->child()->signal(SIGSTOP);
    $a->until(1, 'count', 'lobby');
    tell('without Bob', array_values($a->does('members', 'lobby')));
    $b->server->child()->signal(SIGCONT);
    $a->until(2, 'count', 'lobby');
    $names = array_column($a->does('members', 'lobby'), 'name');
    sort($names);
    tell('with Bob', $names);
    $a->does('publish', 'lobby', 'welcome back');
    tell('Bob', $bob->message());
    $bob->does('leave', '$ws');
    $a->until(1, 'count', 'lobby');
    tell('without Bob', array_values($a->does('members', 'lobby')));
    $a->finish();
    $b->finish();
});
?>
--EXTENSIONS--
pcntl
--EXPECT--
without Bob: [{"name":"Ann"}]
with Bob: ["Ann","Bob"]
Bob: "welcome back"
without Bob: [{"name":"Ann"}]
