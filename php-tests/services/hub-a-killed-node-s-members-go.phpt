--TEST--
The members of a node that was killed go when its lease ends, and everybody is told once
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
    $nodes = [HubNode::on($server, $options), HubNode::on($server, $options), HubNode::on($server, $options)];
    [$a, $b, $c] = $nodes;
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $dead = [];
    foreach (range(1, 5) as $number) {
        $dead[] = $c->client()->join('lobby', ['number' => $number])->join("room $number");
    }
    $a->until(6, 'count', 'lobby');
    foreach ([$a, $b] as $node) {
        $node->does('events');
    }
    $c->kill();
    foreach ([$a, $b] as $node) {
        $node->until(1, 'count', 'lobby');
        $node->until(0, 'count', 'room 3');
        $events = array_filter($node->events(10), fn ($event) => $event[0] === '-');
        sort($events);
        tell('gone', $events);
    }
    tell('members', array_values($a->does('members', 'lobby')));
    tell('still told', [$b->does('publish', 'lobby', 'hello'), $ann->message()]);
    if ($server instanceof RedisServer) {
        $end = microtime(true) + DEADLINE;
        while (count($keys = preg_grep('/node:/', $server->command('KEYS', '*'))) > 2 && microtime(true) < $end) {
            usleep(10_000);
        }
        // of the two that live
        count($keys) === 2 || tell('keys of nodes', $keys);
    }
    $a->finish();
    $b->finish();
});
?>
--EXPECT--
gone: ["-lobby {\"number\":1}","-lobby {\"number\":2}","-lobby {\"number\":3}","-lobby {\"number\":4}","-lobby {\"number\":5}","-room 1 []","-room 2 []","-room 3 []","-room 4 []","-room 5 []"]
gone: ["-lobby {\"number\":1}","-lobby {\"number\":2}","-lobby {\"number\":3}","-lobby {\"number\":4}","-lobby {\"number\":5}","-room 1 []","-room 2 []","-room 3 []","-room 4 []","-room 5 []"]
members: [{"name":"Ann"}]
still told: [0,"hello"]
