--TEST--
onJoin(), onLeave(): who came and went while the node was cut off, or the engine was started anew, is told of afterwards, once
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
    $port = $server->port;
    $proxy = new Proxy($port);
    $options = "['lease' => 30, 'connect_timeout' => 0.5]";
    $a = HubNode::on($server, $options, '[]', QUIET, $proxy->port);
    $b = HubNode::on($server, $options, '[]', QUIET);
    // it hears of them from when it has connected
    $a->does('count', 'lobby');
    $amy = $b->client()->join('lobby', ['name' => 'Amy']);
    $ann = $b->client()->join('lobby', ['name' => 'Ann']);
    $bob = $b->client()->join('lobby', ['name' => 'Bob']);
    tell('A hears', $a->events(3));

    $proxy->away(true);
    while (is_int($a->does('count', 'lobby'))) {
        usleep(10_000);
    }
    $bob->does('leave', '$ws');
    $amy->does('leave', '$ws');
    $cid = $b->client()->join('lobby', ['name' => 'Cid']);
    $b->client()->join('garden')->does('leave', '$ws');
    $ann->does('again', '$ws', 'lobby', ['name' => 'Ann']);
    $proxy->away(false);
    $events = $a->events(3);
    sort($events);
    tell('afterwards', $events);

    // what was told before is not told again
    foreach ([1, 2] as $time) {
        $reconnects = $a->does('stats')['reconnects'];
        $proxy->away(true);
        while (is_int($a->does('count', 'lobby'))) {
            usleep(10_000);
        }
        $proxy->away(false);
        $a->until(2, 'count', 'lobby');
    }
    $dora = $b->client()->join('lobby', ['name' => 'Dora']);
    tell('and then', $a->events(1));

    // a list that is kept by events is right again, also when the engine has forgotten everybody
    $known = $a->does('members', 'lobby');
    $server->stop();
    $ann->does('leave', '$ws');
    $server = new $engine($port);
    $end = microtime(true) + DEADLINE;
    do {
        foreach ($a->does('events') as [$what, $info, $name]) {
            isset($known[$name]) === ($what === '-lobby') || tell('not so', [$what, $info, $name]);
            if ($what === '+lobby') {
                $known[$name] = $info;
            } else {
                unset($known[$name]);
            }
        }
        $members = $a->does('members', 'lobby');
        if (microtime(true) > $end) {
            tell('members', $members);
            break;
        }
        usleep(10_000);
    } while ($members != $known || count($known) !== 2);
    $names = array_column($known, 'name');
    sort($names);
    tell('known', $names);
    $a->finish();
    $b->finish();
    $proxy->stop();
});
?>
--EXPECT--
A hears: ["+lobby {\"name\":\"Amy\"}","+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}"]
afterwards: ["+lobby {\"name\":\"Cid\"}","-lobby {\"name\":\"Amy\"}","-lobby {\"name\":\"Bob\"}"]
and then: ["+lobby {\"name\":\"Dora\"}"]
known: ["Cid","Dora"]
