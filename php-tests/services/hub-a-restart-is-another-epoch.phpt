--TEST--
With a history nothing is published while the engine is away, and a restart is another epoch
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const EHOSTUNREACH = 113;

on_each_engine(function (string $engine) {
    foreach (['nothing saved' => false, 'saved' => true] as $name => $saves) {
        $folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
        mkdir($folder);
        $save = $saves ? $engine::saving($folder) : [];
        $server = new $engine(null, ...$save);
        $port = $server->port;
        $node = HubNode::on($server, "['history' => ['size' => 10, 'ttl' => 60], 'connect_timeout' => 0.5]", '[]', QUIET);
        $ann = $node->client()->join('lobby');
        $node->does('publish', 'lobby', 'before');
        tell('Ann', $ann->message());
        $epoch = $node->does('history', 'lobby')['epoch'];
        $server->stop();
        usleep(200_000);
        tell('refused', [$ann->does('publish', 'lobby', 'lost'), $ann->does('error') === EHOSTUNREACH, $ann->messages()]);
        $server = new $engine($port, ...$save);
        $node->until(1, 'publish', 'lobby', 'after');
        tell('Ann', $ann->message());
        $bob = $node->client();
        tell("$name: another epoch", [$node->does('history', 'lobby')['epoch'] !== $epoch, $bob->does('recover', '$ws', 'lobby', 1, $epoch)]);
        tell('offset', $node->does('lastOffset', 'lobby'));
        $node->finish();
        $server->stop();
        remove_folder($folder);
    }
});
?>
--EXPECT--
Ann: "before"
refused: [false,true,[]]
Ann: "after"
nothing saved: another epoch: [true,false]
offset: 1
Ann: "before"
refused: [false,true,[]]
Ann: "after"
saved: another epoch: [true,false]
offset: 2
