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
// Members are a hash. What the node asks by itself now and then, that it lives and who else does, is of other types.
$commands = array_filter($commands, fn(string $name): bool => $name[0] === 'h', ARRAY_FILTER_USE_KEY);
tell('commands', $commands);
$node->finish();
?>
--EXPECT--
count: 100000
commands: {"hlen":"1"}
