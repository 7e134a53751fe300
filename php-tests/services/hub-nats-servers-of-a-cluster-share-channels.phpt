--TEST--
NATS: nodes on different servers of a cluster share channels, and one whose server is killed goes on by the next of its address
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$cluster = new NatsClusterServers(3);
$on = fn (int ...$servers) => new HubNode("'{$cluster->address(...$servers)}'", '[]', QUIET);
$nodes = ['Ann' => $on(0), 'Bob' => $on(1), 'Eve' => $on(2)];
foreach ($nodes as $node) {
    $node->does('count', 'lobby');
}
$clients = [];
foreach ($nodes as $name => $node) {
    $clients[$name] = $node->client()->join('lobby', ['name' => $name]);
}
// who counts a member has heard of its subscription before
$all = function (string $text) use ($nodes, $clients) {
    foreach ($nodes as $node) {
        $node->until(count($nodes), 'count', 'lobby');
    }
    foreach ($nodes as $name => $node) {
        $node->does('publish', 'lobby', "$text by $name");
    }
    foreach ($clients as $name => $client) {
        $got = array_map(fn () => $client->message(), $nodes);
        sort($got);
        tell($name, $got);
    }
};
$all('hello');
foreach ($nodes as $name => $node) {
    $events = $node->events(3);
    sort($events);
    tell("events of $name", $events);
}

// one that may use two servers, of which one goes, whichever it has chosen
$two = $on(1, 2);
$joe = $two->client()->join('garden', ['name' => 'Joe']);
$nodes['Ann']->until(1, 'count', 'garden');
foreach ([1, 2] as $killed) {
    $cluster->servers[$killed]->stop();
    $nodes['Ann']->does('publish', 'garden', 'one that may be lost');
    $end = microtime(true) + DEADLINE;
    // a publish does not wait for anybody
    do {
        $nodes['Ann']->does('publish', 'garden', "without $killed");
        usleep(20_000);
        $got = $joe->messages();
    } while (!in_array("without $killed", $got, true) && microtime(true) < $end);
    tell("without $killed", in_array("without $killed", $got, true));
    tell('members', [array_column($nodes['Ann']->does('members', 'garden'), 'name'), array_column($two->does('members', 'garden'), 'name')]);
    $cluster->start($killed);
    $two->until(1, 'count', 'garden');
}
tell('reconnects', in_array($two->does('stats')['reconnects'], [1, 2], true));
// those with one server come back to it
$all('again');
foreach ([...array_values($nodes), $two] as $node) {
    $node->finish();
}
?>
--EXPECT--
Ann: ["hello by Ann","hello by Bob","hello by Eve"]
Bob: ["hello by Ann","hello by Bob","hello by Eve"]
Eve: ["hello by Ann","hello by Bob","hello by Eve"]
events of Ann: ["+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
events of Bob: ["+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
events of Eve: ["+lobby {\"name\":\"Ann\"}","+lobby {\"name\":\"Bob\"}","+lobby {\"name\":\"Eve\"}"]
without 1: true
members: [["Joe"],["Joe"]]
without 2: true
members: [["Joe"],["Joe"]]
reconnects: true
Ann: ["again by Ann","again by Bob","again by Eve"]
Bob: ["again by Ann","again by Bob","again by Eve"]
Eve: ["again by Ann","again by Bob","again by Eve"]
