--TEST--
A history, a lease and a wait may be longer than clocks and engines can count: they are a century then
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

use SwooleRs\Hub;

on_each_engine(function (string $engine) {
    $server = new $engine();
    $told = [];
    Swoole\Coroutine\run(function () use ($engine, $server, &$told) {
        foreach ([null, $engine::addressOn($server->port)] as $address) {
            foreach ([1e10, 1e17, 1.8e19] as $long) {
                $options = ['prefix' => "$long:", 'lease' => $long, 'connect_timeout' => $long, 'history' => ['size' => 10, 'ttl' => $long]];
                $hub = new Hub($address, $options);
                $told[] = [$hub->publish('lobby', 'hello'), array_column($hub->history('lobby')['messages'], 'data'), $hub->count('lobby')];
                $hub->close();
            }
        }
    });
    echo implode("\n", array_map(json_encode(...), $told)), "\n";
});
?>
--EXPECT--
[0,["hello"],0]
[0,["hello"],0]
[0,["hello"],0]
[0,["hello"],0]
[0,["hello"],0]
[0,["hello"],0]
