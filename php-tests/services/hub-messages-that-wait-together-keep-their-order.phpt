--TEST--
Messages that wait for the engine together arrive as they were published, small and large ones, each channel's in its order
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
        // larger ones do not fit into one with others
        $message = fn (string $channel, int $number) => "$channel $number" . str_repeat('*', [0, 20, 70_000][($number % 100 === 0) + ($number % 500 === 0)]);
        $done = new Swoole\Coroutine\Channel();
        foreach (['a', 'b', '*'] as $name) {
            $channel = $there->subscribe($name);
            go(function () use ($channel, $name, $message, $done) {
                for ($number = 0; $number < 1000; $number++) {
                    $got = $channel->pop(20);
                    if (!$got || $got['data'] !== $message($name, $number)) {
                        break;
                    }
                }
                $done->push("$number of $name in order\n");
            });
        }
        for ($number = 0; $number < 1000; $number++) {
            foreach (['a', 'b', '*'] as $name) {
                while ($here->publish($name, $message($name, $number)) === false) {
                    Swoole\Coroutine::sleep(0.001);
                }
            }
            // others get what has come by now: a subscriber's channel has an end
            $number % 100 || Swoole\Coroutine::sleep(0.01);
        }
        $told = [$done->pop(), $done->pop(), $done->pop()];
        sort($told);
        echo implode($told);
        $here->close();
        $there->close();
    PHP);
}
?>
--EXPECT--
1000 of * in order
1000 of a in order
1000 of b in order
1000 of * in order
1000 of a in order
1000 of b in order
