--TEST--
The engine stands still while connections join, give up, have another info or end: when it goes on, nobody is there who is not
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--EXTENSIONS--
posix
pcntl
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

on_each_engine(function (string $engine) {
    $server = new $engine();
    $a = HubNode::on($server, "['connect_timeout' => 0.5]", '[]', QUIET);
    $b = HubNode::on($server, "['connect_timeout' => 20]", '[]', QUIET);
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $amy = $a->client()->join('lobby', ['name' => 'Amy']);
    [$bob, $bea, $eve] = [$a->client(), $a->client(), $a->client()];
    $b->until(2, 'count', 'lobby');
    posix_kill($server->pid, SIGSTOP);
    $says = fn (mixed $answer) => is_string($answer) ? strtok($answer, ':') : $answer;
    tell('given up, in a room that is open', $bea->does('givenUp', '$ws', 'lobby'));
    tell('given up, in another', $bea->does('givenUp', '$ws', 'garden'));
    tell('no answer', $says($bob->does('join', '$ws', 'lobby', ['name' => 'Bob'])));
    tell('no answer to another info', $says($amy->does('join', '$ws', 'lobby', ['name' => 'Amy, too'])));
    $ann->does('leave', '$ws');
    $amy->does('leave', '$ws');
    tell('given up', $eve->does('givenUp', '$ws', 'lobby'));
    posix_kill($server->pid, SIGCONT);
    $server instanceof RedisServer && $server->command('PING');
    $zoe = $b->client()->join('lobby', ['name' => 'Zoe']);
    $a->until(1, 'count', 'lobby');
    // what is late would come now
    usleep(300_000);
    tell('members', [array_values($a->does('members', 'lobby')), array_values($b->does('members', 'lobby'))]);
    tell('connections and channels', array_slice($a->does('stats'), 0, 2));
    tell('hears nothing', $a->does('publish', 'lobby', 'to Zoe'));
    tell('Zoe', $zoe->message());
    $b->finish();
    if ($server instanceof RedisServer) {
        $topics = $server->command('PUBSUB', 'CHANNELS', '*{*');
        $topics === [] || tell('topics', $topics);
        $topics = $server->command('KEYS', '*:members');
        $topics === [] || tell('members', $topics);
    }
    $a->finish();
});
?>
--EXPECT--
given up, in a room that is open: true
given up, in another: true
no answer: "Swoole\\Exception"
no answer to another info: "Swoole\\Exception"
given up: true
members: [[{"name":"Zoe"}],[{"name":"Zoe"}]]
connections and channels: {"connections":0,"channels":0}
hears nothing: 0
Zoe: "to Zoe"
