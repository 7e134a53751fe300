--TEST--
members() gives the infos in the order of joining; joining again changes one and is no event
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode();
[$ann, $bob] = [$node->client(), $node->client()];
$ann->join('lobby', ['name' => 'Ann', 'age' => 1.0, 'tags' => []]);
$bob->join('lobby', ['name' => 'Bôb "/"']);
tell('members', array_values($node->does('members', 'lobby')));
$ann->join('lobby', ['name' => 'Anna']);
tell('members', array_values($node->does('members', 'lobby')));
tell('names differ', count($node->does('members', 'lobby')));
tell('nobody', $node->does('members', 'garden'));
$ann->does('leave', '$ws', 'lobby');
echo implode("\n", $node->events(3)), "\n";
$node->finish();
?>
--EXPECT--
members: [{"name":"Ann","age":1,"tags":[]},{"name":"Bôb \"/\""}]
members: [{"name":"Anna"},{"name":"Bôb \"/\""}]
names differ: 2
nobody: []
+lobby {"name":"Ann","age":1,"tags":[]}
+lobby {"name":"B\u00f4b \"\/\""}
-lobby {"name":"Anna"}
