--TEST--
With a history, a node that is stopped for longer than its lease delivers what was said meanwhile, once and in order, and who is there is right again
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

// LONG=1: as long as somebody may need who looks for something
define('STOPPED', getenv('LONG') ? 20 : 2);
const MESSAGES = 200;

on_each_engine(function (string $engine) {
    $server = new $engine();
    $options = "['history' => ['size' => 100_000, 'ttl' => 60], 'lease' => 1]";
    [$a, $b] = [HubNode::on($server, $options, '[]', QUIET), HubNode::on($server, $options, '[]', QUIET)];
    $ann = $a->client()->join('lobby', ['name' => 'Ann']);
    $bob = $b->client()->join('lobby', ['name' => 'Bob']);
    $a->until(2, 'count', 'lobby');
    $epoch = $a->does('history', 'lobby')['epoch'];
    $before = $b->does('memory');
    $b->server->child()->signal(SIGSTOP);
    $end = microtime(true) + STOPPED;
    for ($sent = 0; $sent < MESSAGES || microtime(true) < $end; $sent++) {
        $ann->does('publish', 'lobby', (string) $sent);
        $sent < MESSAGES || usleep(10_000);
    }
    $a->until(1, 'count', 'lobby');
    // one that Bob's client would be, had it gone to the other node
    $eve = $a->client();
    tell('Eve recovers', $eve->does('recover', '$ws', 'lobby', 0, $epoch));
    $eve->does('leave', '$ws');
    $b->server->child()->signal(SIGCONT);
    $ann->does('publish', 'lobby', 'end');
    foreach ([$ann, $bob, $eve] as $client) {
        $got = $client->messages();
        while ($client !== $eve && end($got) !== 'end') {
            $got[] = $client->message();
        }
        $wanted = array_map(strval(...), range(0, $sent - 1));
        $client === $eve || $wanted[] = 'end';
        echo $got === $wanted ? "all, once and in order\n" : count($got) . " of $sent\n";
    }
    $a->until(2, 'count', 'lobby');
    $b->until(2, 'count', 'lobby');
    $names = array_column($a->does('members', 'lobby'), 'name');
    sort($names);
    tell('members', $names);
    // kB: what it had to take at once is given back, or used again
    $grown = $b->does('memory') - $before;
    $grown < 8_000 || tell('grown', $grown);
    $a->finish();
    $b->finish();
});
?>
--EXTENSIONS--
pcntl
--EXPECT--
Eve recovers: true
all, once and in order
all, once and in order
all, once and in order
members: ["Ann","Bob"]
