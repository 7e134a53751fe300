--TEST--
Http\Client: push(), ping() and disconnect() refuse what no frame can be, and do nothing without a WebSocket
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    set_error_handler(function ($level, $text) {
        echo $text, "\n";
    });
    $client = new Client('127.0.0.1', 1);
    echo json_encode([$client->push('x'), $client->errCode, $client->ping(), $client->disconnect(), $client->errCode]), "\n";
    $server = new RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", accepts(), RawServer::hold(...)]);
    $client = new Client('127.0.0.1', $server->port);
    $client->get('/');
    echo json_encode([$client->push('x'), $client->errCode, $client->recv(1), $client->errCode]), "\n";
    $client->upgrade('/');
    echo json_encode([$client->get('/'), $client->errCode, $client->upgrade('/'), $client->errCode]), "\n";
    foreach ([
        fn () => $client->push('x', 11),
        fn () => $client->push('x', 257),
        fn () => $client->push(str_repeat('x', 126), WEBSOCKET_OPCODE_PING),
        fn () => $client->push('x', WEBSOCKET_OPCODE_CONTINUATION),
        fn () => $client->push('x', flags: 0) && $client->push('y'),
        fn () => $client->push('z', WEBSOCKET_OPCODE_CONTINUATION),
        fn () => $client->ping(str_repeat('x', 126)),
        fn () => $client->disconnect(1000, str_repeat('x', 124)),
        fn () => $client->disconnect(1005),
        fn () => $client->push(new Swoole\WebSocket\CloseFrame()) && $client->push('x'),
    ] as $attempt) {
        echo json_encode([$attempt(), $client->errCode]), "\n";
    }
});
?>
--EXPECT--
[false,5001,false,false,5001]
Swoole\Coroutine\Http\Client::push(): websocket handshake failed, cannot push data
[false,503,false,5001]
[false,509,false,509]
Swoole\Coroutine\Http\Client::push(): opcode must be between 0 and 10
[false,8505]
Swoole\Coroutine\Http\Client::push(): opcode must be between 0 and 10
[false,8505]
Swoole\Coroutine\Http\Client::push(): websocket control frame payload must not exceed 125 bytes
[false,8505]
Swoole\Coroutine\Http\Client::push(): A continuation frame cannot stand alone: no fragmented message has been begun.
[false,8505]
Swoole\Coroutine\Http\Client::push(): All fragments of a message, except for the initial frame, must use the continuation frame opcode(0).
[false,8505]
[true,0]
Swoole\Coroutine\Http\Client::ping(): websocket control frame payload must not exceed 125 bytes
[false,8505]
Swoole\Coroutine\Http\Client::disconnect(): the max length of close reason is 123
[false,8505]
Swoole\Coroutine\Http\Client::disconnect(): close code 1005 must not be sent
[false,8505]
[false,5001]
