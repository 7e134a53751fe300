--TEST--
With a history, a member that has got nothing yet does not miss the first message when the connection to the engine is lost meanwhile
--EXTENSIONS--
pcntl
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
    $proxy = new Proxy($server->port);
    $options = "['history' => ['size' => 10, 'ttl' => 60]]";
    $a = HubNode::on($server, $options, '[]', QUIET);
    $b = HubNode::on($server, $options, '[]', QUIET, $proxy->port);
    $a->does('publish', 'garden', 'earlier');
    foreach (['lobby', 'garden'] as $channel) {
        $bob = $b->client()->join($channel);
        // it cannot connect again while it is stopped
        $b->server->child()->signal(SIGSTOP);
        foreach (range(1, 8) as $_) {
            $proxy->cut();
            usleep(50_000);
        }
        tell('nobody here', $a->does('publish', $channel, "the first in the $channel"));
        $b->server->child()->signal(SIGCONT);
        tell('Bob', $bob->message());
        tell('and then', [$a->does('publish', $channel, 'the second'), $bob->message(), $bob->messages()]);
    }
    $a->finish();
    $b->finish();
});
?>
--EXPECT--
nobody here: 0
Bob: "the first in the lobby"
and then: [0,"the second",[]]
nobody here: 0
Bob: "the first in the garden"
and then: [0,"the second",[]]
