--TEST--
What was published before close() reaches the others, although it still waits for the engine
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
        [$here, $there] = [new SwooleRs\Hub(getenv('HUB')), new SwooleRs\Hub(getenv('HUB'))];
        $channel = $there->subscribe('room', 10_000);
        $here->count('room');
        for ($number = 0; $number < 5000; $number++) {
            $here->publish('room', "$number") === false && print("refused\n");
        }
        $here->close();
        for ($got = 0; $got < 5000 && ($channel->pop(10)['data'] ?? null) === "$got"; $got++);
        echo "$got messages\n";
        $there->close();
    PHP);
}
?>
--EXPECT--
5000 messages
5000 messages
