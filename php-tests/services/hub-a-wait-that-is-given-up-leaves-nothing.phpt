--TEST--
The engine is not there: a join that is cancelled, or whose time is over, leaves no membership behind
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

foreach ([RedisServer::class, NatsServer::class] as $engine) {
    putenv('HUB=' . $engine::addressOn(free_port()));
    $server = serve(<<<'PHP'
        Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
        $hub = new SwooleRs\Hub(getenv('HUB'), ['connect_timeout' => 1]);
        $server->handle('/', function ($request, $ws) use ($hub) {
            $ws->upgrade();
            $joining = go(function () use ($hub, $ws) {
                var_dump($hub->join($ws, 'lobby'), swoole_last_error() === 125);
            });
            Coroutine::sleep(0.01);
            Coroutine::cancel($joining);
            try {
                $hub->join($ws, 'garden');
            } catch (Swoole\Exception $error) {
                echo preg_replace('/^(Redis|NATS):.*/', 'refused', $error->getMessage()), "\n";
            }
            echo json_encode(array_slice($hub->stats(), 0, 2)), "\n";
            // nobody is a member, so nobody gets it
            var_dump($hub->publish('lobby', 'hello'), $hub->publish('garden', 'hello'));
        });
    PHP);
    $server->websocket()->untilEnd();
    $server->finish();
}
?>
--EXPECT--
bool(false)
bool(true)
refused
{"connections":0,"channels":0}
int(0)
int(0)
bool(false)
bool(true)
refused
{"connections":0,"channels":0}
int(0)
int(0)
