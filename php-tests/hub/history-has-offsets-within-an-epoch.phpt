--TEST--
history() gives the last messages with offsets, within an epoch
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode("null, ['history' => ['size' => 3, 'ttl' => 60]]");
$offsets = fn (array $history) => array_column($history['messages'], 'data', 'offset');
tell('nothing yet', $node->does('lastOffset', 'lobby'));
foreach (['one', 'two', 'three', 'four'] as $word) {
    $node->does('publish', 'lobby', $word);
}
$history = $node->does('history', 'lobby');
tell('all', $offsets($history));
tell('keys', array_keys($history['messages'][0]));
tell('opcode', $history['messages'][0]['opcode']);
tell('time', abs($history['messages'][0]['time'] - time()) < 60);
tell('the latest', $offsets($node->does('history', 'lobby', 1)));
tell('after 2', $offsets($node->does('history', 'lobby', 100, 2)));
tell('after 0, one', $offsets($node->does('history', 'lobby', 1, 0)));
tell('after 4', $offsets($node->does('history', 'lobby', 100, 4)));
tell('after 9', $offsets($node->does('history', 'lobby', 100, 9)));
tell('last', $node->does('lastOffset', 'lobby'));
$other = $node->does('history', 'garden');
tell('another channel', [$other['messages'], $other['epoch'] !== $history['epoch'], $node->does('lastOffset', 'garden')]);
tell('the same epoch', $node->does('history', 'lobby')['epoch'] === $history['epoch']);
$node->finish();
?>
--EXPECT--
nothing yet: 0
all: {"2":"two","3":"three","4":"four"}
keys: ["offset","data","opcode","time"]
opcode: 1
time: true
the latest: {"4":"four"}
after 2: {"3":"three","4":"four"}
after 0, one: {"2":"two"}
after 4: []
after 9: []
last: 4
another channel: [[],true,0]
the same epoch: true
