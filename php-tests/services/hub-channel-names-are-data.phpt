--TEST--
Whatever is in a channel's name, it reaches only itself
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
skip_without_command('nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

foreach ([RedisServer::class, NatsServer::class] as $engine) {
    $server = new $engine();
    putenv('HUB=' . $engine::addressOn($server->port));
    run_here(<<<'PHP'
        $hub = new SwooleRs\Hub(getenv('HUB'), ['prefix' => 'test:.*> ', 'history' => ['size' => 10, 'ttl' => 60]]);
        $names = ['a', '*', '>', 'a.*', 'a.b', '.', 'a=2Eb', '{x}', '}{', 'a:history', 'a}:history', '%41', "\0\r\n\xff", '?', '[a-z]', 'presence', 'a%', ' '];
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
    if ($server instanceof RedisServer) {
        // all of a channel's are in one slot of a cluster
        $keys = preg_grep('/^test:\.\*> (\{[^{}]*\}|leases|node:)/', $all = $server->command('KEYS', '*'), PREG_GREP_INVERT);
        $keys === [] || tell('keys', $keys);
    }
}
?>
--EXPECT--
18 channels
18 channels
