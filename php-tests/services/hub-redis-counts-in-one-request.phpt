--TEST--
Redis: counting the members of a channel is one request, whose answer is a number, however many there are
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const MEMBERS = 100_000;

$redis = new RedisServer();
foreach (array_chunk(range(1, MEMBERS), 10_000) as $some) {
    $words = [];
    foreach ($some as $number) {
        array_push($words, "node:$number", '[]');
    }
    $redis->command('HSET', 'swoole:{hall}:members', ...$words);
}
$node = HubNode::on($redis);
$node->does('count', 'elsewhere');
$redis->command('CONFIG', 'RESETSTAT');
tell('count', $node->does('count', 'hall'));
preg_match_all('/^cmdstat_(\w+):calls=(\d+)/m', $redis->command('INFO', 'commandstats'), $matches);
$commands = array_combine($matches[1], $matches[2]);
// what says now and then that the node lives; what it knows of others by, to tell who comes and goes; this test's own
unset($commands['ping'], $commands['evalsha'], $commands['time'], $commands['zscore'], $commands['zadd'], $commands['zrangebyscore'], $commands['zrange'], $commands['smembers'], $commands['config']);
tell('commands', $commands);
$node->finish();
?>
--EXPECT--
count: 100000
commands: {"hlen":"1"}
