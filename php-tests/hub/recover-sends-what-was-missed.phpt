--TEST--
recover() sends what was missed, and goes on without a gap or a duplicate; it refuses what it cannot know
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const ESTALE = 116;

$node = new HubNode("null, ['history' => ['size' => 3, 'ttl' => 60]]");
$ann = $node->client()->join('lobby');
$epoch = $node->does('history', 'lobby')['epoch'];
foreach (range(1, 5) as $number) {
    $node->does('publish', 'lobby', "message $number");
}
$bob = $node->client();
tell('too long ago', [$bob->does('recover', '$ws', 'lobby', 1, $epoch), $bob->does('error') === ESTALE]);
tell('not said yet', $bob->does('recover', '$ws', 'lobby', 6, $epoch));
tell('another epoch', $bob->does('recover', '$ws', 'lobby', 4, 'no epoch'));
tell('no member', $node->does('count', 'lobby'));
tell('recovered', $bob->does('recover', '$ws', 'lobby', 2, $epoch, ['name' => 'Bob']));
$node->does('publish', 'lobby', 'message 6');
tell('Bob', $bob->messages());
tell('is a member already', [$bob->does('recover', '$ws', 'lobby', 2, $epoch), $bob->does('error') === SOCKET_EISCONN]);
tell('members', array_values($node->does('members', 'lobby')));
$eve = $node->client();
tell('nothing missed', $eve->does('recover', '$ws', 'lobby', 6, $epoch));
tell('Eve', $eve->messages());
tell('Ann', $ann->messages());
$node->finish();
?>
--EXTENSIONS--
sockets
--EXPECT--
too long ago: [false,true]
not said yet: false
another epoch: false
no member: 1
recovered: true
Bob: ["message 3","message 4","message 5","message 6"]
is a member already: [false,true]
members: [[],{"name":"Bob"}]
nothing missed: true
Eve: []
Ann: ["message 1","message 2","message 3","message 4","message 5","message 6"]
