--TEST--
Redis: whatever is in a channel's name, it reaches only itself
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/services.inc';

$redis = new RedisServer();
putenv("PORT=$redis->port");
run_here(<<<'PHP'
    $port = getenv('PORT');
    $hub = new SwooleRs\Hub("redis://127.0.0.1:$port", ['prefix' => 'test:', 'history' => ['size' => 10, 'ttl' => 60]]);
    $names = ['a', '*', '>', 'a.*', '{x}', '}{', 'a:history', 'a}:history', '%41', "\0\r\n\xff", '?', '[a-z]', 'presence', 'a%', ' '];
    foreach ($names as $name) {
        $channels[] = $hub->subscribe($name);
    }
    foreach ($names as $index => $name) {
        $hub->publish($name, "to $index");
    }
    foreach ($channels as $index => $channel) {
        $got = $channel->pop(5)['data'];
        if ($got !== "to $index" || !$channel->isEmpty() || $hub->lastOffset($names[$index]) !== 1) {
            echo $names[$index], ": $got, ", $channel->length(), ' more, ', $hub->lastOffset($names[$index]), "\n";
        }
    }
    echo count($names), " channels\n";
    $hub->close();
PHP);
$keys = $redis->command('KEYS', '*');
sort($keys);
echo count($keys), ' keys, such as ', implode(' ', preg_grep('/history$/', array_slice($keys, 0, 6))), "\n";
?>
--EXPECTF--
15 channels
%d keys, such as test:{%s
