--TEST--
Redis is killed and started again: own members get messages meanwhile, the others afterwards, and who is there is right
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$redis = new RedisServer();
$port = $redis->port;
$log = "Swoole\\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);";
$options = "['lease' => 1, 'connect_timeout' => 10]";
[$a, $b] = [HubNode::on($redis, $options, '[]', $log), HubNode::on($redis, $options, '[]', $log)];
$ann = $a->client()->join('lobby', ['name' => 'Ann']);
$amy = $a->client()->join('lobby', ['name' => 'Amy']);
$bob = $b->client()->join('lobby', ['name' => 'Bob']);
$redis->stop();
// that the connection is lost is not known at once
usleep(200_000);
tell('queued here', $a->does('publish', 'lobby', 'Redis is away'));
tell('Ann', $ann->message());
$amy->does('leave', '$ws');
$redis = new RedisServer($port);
tell('Bob', $bob->message());
$a->until(2, 'count', 'lobby');
$b->until(2, 'count', 'lobby');
$names = array_column($b->does('members', 'lobby'), 'name');
sort($names);
tell('members', $names);
tell('and back', [$b->does('publish', 'lobby', 'hello again'), $ann->message(), $bob->message()]);
tell('reconnects', $a->does('stats')['reconnects']);
$a->finish();
$b->finish();
?>
--EXPECT--
queued here: 2
Ann: "Redis is away"
Bob: "Redis is away"
members: ["Ann","Bob"]
and back: [1,"hello again","hello again"]
reconnects: 1
