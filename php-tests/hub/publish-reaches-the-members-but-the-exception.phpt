--TEST--
publish() reaches all members of a channel but the exception, and says how many
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode();
[$ann, $bob, $eve] = [$node->client(), $node->client(), $node->client()];
$ann->join('lobby');
$bob->join('lobby')->join('garden');
$eve->join('garden');
tell('to all', $ann->does('publish', 'lobby', 'hello'));
tell('but Ann', $ann->does('publish', 'lobby', 'I am Ann', '$ws'));
tell('garden', $node->does('publish', 'garden', 'rain'));
tell('nobody is there', $node->does('publish', 'cellar', 'dark'));
tell('Ann', $ann->messages());
tell('Bob', $bob->messages());
tell('Eve', $eve->messages());
tell('leave', $bob->does('leave', '$ws', 'lobby'));
tell('leave again', $bob->does('leave', '$ws', 'lobby'));
tell('to Ann', $node->does('publish', 'lobby', 'bye'));
tell('leave all', $bob->does('leave', '$ws'));
tell('counts', [$node->does('count', 'lobby'), $node->does('count', 'garden')]);
tell('Bob', $bob->messages());
$stats = $node->does('stats');
tell('stats', array_intersect_key($stats, array_flip(['connections', 'channels', 'published', 'delivered', 'dropped'])));
$node->finish();
?>
--EXPECT--
to all: 2
but Ann: 1
garden: 2
nobody is there: 0
Ann: ["hello"]
Bob: ["hello","I am Ann","rain"]
Eve: ["rain"]
leave: true
leave again: false
to Ann: 1
leave all: true
counts: [1,1]
Bob: []
stats: {"connections":2,"channels":2,"published":5,"delivered":6,"dropped":0}
