--TEST--
Server::start(): a WebSocket setting with a value that means nothing is a Swoole\Exception that says what is right
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach ([
    ['websocket_subprotocol' => 5],
    ['websocket_subprotocol' => ['chat', 'two words']],
    ['websocket_allowed_origins' => true],
    ['websocket_allowed_origins' => [null]],
    ['websocket_ping_interval' => -1],
    ['websocket_ping_interval' => 'soon'],
    ['websocket_idle_timeout' => NAN],
    ['websocket_idle_timeout' => []],
    ['websocket_overflow' => 'explode'],
    ['websocket_overflow' => true],
] as $settings) {
    $server = new Server('127.0.0.1', 0);
    $server->set($settings);
    try {
        $server->start();
        echo "started\n";
    } catch (Swoole\Exception $exception) {
        echo get_class($exception), ' ', $exception->getCode(), ' ', $exception->getMessage(), "\n";
    }
}
// what is right starts, and so does a server whose setting was put right
$server->set(['websocket_overflow' => 'wait', 'websocket_ping_interval' => '2.5', 'websocket_idle_timeout' => 0]);
go(function () use ($server) {
    Coroutine::sleep(0.001);
    $server->shutdown();
});
var_dump($server->start());
PHP);
?>
--EXPECT--
Swoole\Exception 505 websocket_subprotocol must be the name of a subprotocol, or a list of them
Swoole\Exception 505 websocket_subprotocol must be the name of a subprotocol, or a list of them
Swoole\Exception 505 websocket_allowed_origins must be an origin such as 'https://example.org', '*', or a list of them
Swoole\Exception 505 websocket_allowed_origins must be an origin such as 'https://example.org', '*', or a list of them
Swoole\Exception 505 websocket_ping_interval must be a number of seconds, or 0 to switch it off
Swoole\Exception 505 websocket_ping_interval must be a number of seconds, or 0 to switch it off
Swoole\Exception 505 websocket_idle_timeout must be a number of seconds, or 0 to switch it off
Swoole\Exception 505 websocket_idle_timeout must be a number of seconds, or 0 to switch it off
Swoole\Exception 505 websocket_overflow must be 'wait', 'drop' or 'close'
Swoole\Exception 505 websocket_overflow must be 'wait', 'drop' or 'close'
bool(true)
