--TEST--
leave() and join() at once, also of an engine that was started anew: the member is there, and others are told of both
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const TIMES = 20;

on_each_engine(function (string $engine) {
    $server = new $engine();
    [$a, $b] = [HubNode::on($server), HubNode::on($server)];
    $b->does('count', 'lobby');
    $ann = $a->client()->join('lobby', ['name' => 0]);
    tell('joined', $b->events(1));
    foreach (range(1, TIMES) as $number) {
        $ann->does('again', '$ws', 'lobby', ['name' => $number]) === [true, true] || print("not again\n");
        $events = $b->events(2);
        $events === ['-lobby {"name":' . $number - 1 . '}', "+lobby {\"name\":$number}"] || tell('events', $events);
        $count = $a->does('count', 'lobby');
        $count === 1 || tell("count after $number", $count);
    }
    tell('members', array_values($b->does('members', 'lobby')));
    $a->finish();
    $b->finish();
}, RedisClusterServers::class);
?>
--EXPECT--
joined: ["+lobby {\"name\":0}"]
members: [{"name":20}]
