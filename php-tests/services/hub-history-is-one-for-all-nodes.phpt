--TEST--
The history is one for all nodes, and a client recovers on another one
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
    $options = "['history' => ['size' => 3, 'ttl' => 60]]";
    [$a, $b] = [HubNode::on($server, $options), HubNode::on($server, $options)];
    $offsets = fn (array $history) => array_column($history['messages'], 'data', 'offset');
    tell('nothing yet', $a->does('lastOffset', 'lobby'));
    $epoch = $a->does('history', 'lobby')['epoch'];
    $ann = $a->client()->join('lobby');
    foreach (['one', 'two', 'three', 'four'] as $index => $word) {
        tell($word, [$a, $b][$index % 2]->does('publish', 'lobby', $word));
    }
    tell('but Ann', $ann->does('publish', 'lobby', 'five', '$ws'));
    foreach (['A' => $a, 'B' => $b] as $name => $node) {
        $history = $node->does('history', 'lobby');
        tell($name, $offsets($history));
        tell('keys', [array_keys($history['messages'][0]), $history['messages'][0]['opcode'], $history['epoch'] === $epoch]);
        tell('the latest', $offsets($node->does('history', 'lobby', 1)));
        tell('after 3', $offsets($node->does('history', 'lobby', 100, 3)));
        tell('after 5', $offsets($node->does('history', 'lobby', 100, 5)));
        tell('last', $node->does('lastOffset', 'lobby'));
    }
    $bob = $b->client();
    tell('too long ago', $bob->does('recover', '$ws', 'lobby', 1, $epoch));
    tell('not said yet', $bob->does('recover', '$ws', 'lobby', 6, $epoch));
    tell('another epoch', $bob->does('recover', '$ws', 'lobby', 4, 'no epoch'));
    tell('recovered', $bob->does('recover', '$ws', 'lobby', 2, $epoch));
    tell('six', $a->does('publish', 'lobby', 'six'));
    $got = [];
    while (count($got) < 4) {
        $got[] = $bob->message();
    }
    tell('Bob', $got);
    $ann->does('stats');
    tell('Ann', $ann->messages());
    tell('count', $a->does('count', 'lobby'));
    $a->finish();
    $b->finish();
}, RedisClusterServers::class);
?>
--EXPECT--
nothing yet: 0
one: 1
two: 0
three: 1
four: 0
but Ann: 0
A: {"3":"three","4":"four","5":"five"}
keys: [["offset","data","opcode","time"],1,true]
the latest: {"5":"five"}
after 3: {"4":"four","5":"five"}
after 5: []
last: 5
B: {"3":"three","4":"four","5":"five"}
keys: [["offset","data","opcode","time"],1,true]
the latest: {"5":"five"}
after 3: {"4":"four","5":"five"}
after 5: []
last: 5
too long ago: false
not said yet: false
another epoch: false
recovered: true
six: 1
Bob: ["three","four","five","six"]
Ann: ["one","two","three","four","six"]
count: 2
