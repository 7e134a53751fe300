--TEST--
Redis: with a history nothing is published while Redis is away, and a restart is another epoch
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const EHOSTUNREACH = 113;

foreach (['nothing saved' => [], 'saved' => ['--appendonly', 'yes', '--appendfsync', 'always']] as $name => $save) {
    $folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
    mkdir($folder);
    $redis = new RedisServer(null, ...$save, ...['--dir', $folder]);
    $port = $redis->port;
    $node = HubNode::on($redis, "['history' => ['size' => 10, 'ttl' => 60], 'connect_timeout' => 0.5]", '[]',
        "Swoole\\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);");
    $ann = $node->client()->join('lobby');
    $node->does('publish', 'lobby', 'before');
    tell('Ann', $ann->message());
    $epoch = $node->does('history', 'lobby')['epoch'];
    $redis->stop();
    usleep(200_000);
    tell('refused', [$ann->does('publish', 'lobby', 'lost'), $ann->does('error') === EHOSTUNREACH, $ann->messages()]);
    $redis = new RedisServer($port, ...$save, ...['--dir', $folder]);
    $node->until(1, 'publish', 'lobby', 'after');
    tell('Ann', $ann->message());
    $bob = $node->client();
    tell("$name: another epoch", [$node->does('history', 'lobby')['epoch'] !== $epoch, $bob->does('recover', '$ws', 'lobby', 1, $epoch)]);
    tell('offset', $node->does('lastOffset', 'lobby'));
    $node->finish();
    $redis->stop();
    remove_folder($folder);
}
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
