--TEST--
Connections join, leave, recover, publish, give up and end, several things at once: all are told of once, and nothing is left
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

const CONNECTIONS = 30;

on_each_engine(function (string $engine) {
    $server = new $engine();
    $proxy = new Proxy($server->port);
    putenv('HUB=' . $engine::addressOn($proxy->port));
    $node = serve(<<<'PHP'
        Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
        $hub = new SwooleRs\Hub(getenv('HUB'), ['history' => ['size' => 5, 'ttl' => 60], 'connect_timeout' => 2, 'lease' => 30]);
        $known = $wrong = [];
        $hub->onJoin(function ($channel, $info, $name) use (&$known, &$wrong) {
            isset($known["$channel $name"]) && $wrong[] = "joined twice: $channel $name";
            $known["$channel $name"] = true;
        });
        $hub->onLeave(function ($channel, $info, $name) use (&$known, &$wrong) {
            isset($known["$channel $name"]) || $wrong[] = "left without having joined: $channel $name";
            unset($known["$channel $name"]);
        });
        $running = 0;
        $server->handle('/', function (Request $request, Response $ws) use ($hub, &$running, &$wrong) {
            $ws->upgrade();
            $busy = [];
            for ($number = 0; $number < 40; $number++) {
                $channel = 'channel ' . mt_rand(0, 3);
                $do = match (mt_rand(0, 7)) {
                    0, 1 => fn () => $hub->join($ws, $channel, ['number' => $number]),
                    2 => fn () => $hub->leave($ws, mt_rand(0, 2) ? $channel : null),
                    3 => fn () => [$hub->leave($ws, $channel), $hub->join($ws, $channel)],
                    4, 5 => function () use ($hub, $ws, $channel) {
                        $epoch = $hub->history($channel)['epoch'];
                        $hub->recover($ws, $channel, max(0, $hub->lastOffset($channel) - mt_rand(0, 3)), $epoch);
                    },
                    6 => fn () => $hub->publish($channel, 'message', $ws),
                    7 => fn () => $hub->members($channel),
                };
                $busy[] = go(function () use ($do, &$running, &$wrong) {
                    $running++;
                    try {
                        $do();
                    } catch (Swoole\Exception) {
                        // the engine is away, or somebody has given this up
                    } catch (Throwable $error) {
                        $wrong[] = $error->getMessage();
                    } finally {
                        $running--;
                    }
                });
                mt_rand(0, 3) || Coroutine::sleep(mt_rand(1, 5) / 1_000);
                mt_rand(0, 5) || Coroutine::cancel($busy[array_rand($busy)]);
            }
            mt_rand(0, 1) && $ws->close();
            go(fn () => $hub->publish('channel 0', 'somebody goes'));
        });
        $server->handle('/state', function (Request $request, Response $response) use ($hub, &$running, &$known, &$wrong) {
            try {
                $counts = array_map(fn ($number) => $hub->count("channel $number"), range(0, 3));
            } catch (Swoole\Exception) {
                $counts = 'the connection was cut just then';
            }
            $response->end(json_encode([array_slice($hub->stats(), 0, 2), $running, $counts, count($known), $wrong]));
        });
        PHP);
    $sockets = [];
    for ($number = 0; $number < CONNECTIONS; $number++) {
        $sockets[] = $node->websocket();
        usleep(5_000);
        $number % 10 === 9 && $proxy->cut();
        $number % 4 === 3 && array_shift($sockets);
    }
    $sockets = [];
    $nothing = '[{"connections":0,"channels":0},0,[0,0,0,0],0,[]]';
    $end = microtime(true) + DEADLINE;
    while (($state = $node->get('/state')) !== $nothing && microtime(true) < $end) {
        usleep(20_000);
    }
    echo $state === $nothing ? "nothing is left\n" : "left: $state\n";
    if ($server instanceof RedisServer) {
        $look = fn(): array => [...$server->command('KEYS', '*:members'), ...$server->command('KEYS', '*}:node:*'), ...array_diff($server->command('PUBSUB', 'CHANNELS', '*'), ['swoole:presence'])];
        // Redis hears of channels that nobody wants any more a moment later.
        while (($left = $look()) !== [] && microtime(true) < $end) {
            usleep(20_000);
        }
        $left === [] || tell('left in Redis', $left);
    }
    $node->finish();
    $proxy->stop();
});
?>
--EXPECT--
nothing is left
