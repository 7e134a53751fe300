--TEST--
Http\Client: with websocket_compression, offered and accepted, messages are compressed both ways; a bomb is refused
--EXTENSIONS--
zlib
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    $hello = "\xc1\x07\xca\x48\xcd\xc9\xc9\x07\x00"; // "hello" (RFC 7692, section 7.2.3.1)
    $field = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n";
    $context = deflate_init(ZLIB_ENCODING_RAW);
    $bomb = substr(deflate_add($context, str_repeat('x', 5_000_000), ZLIB_SYNC_FLUSH), 0, -4);
    $sent = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($sent, $hello, $field, $bomb) {
        accepts($hello . "\x81\x05plain", $field)($socket, $request);
        $sent->push($socket->recv(100, 20));
        $socket->sendAll("\xc1\x7e" . pack('n', strlen($bomb)) . $bomb);
        RawServer::hold($socket);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['websocket_compression' => true]);
    var_dump($client->upgrade('/'));
    for ($i = 0; $i < 2; $i++) {
        $frame = $client->recv(20);
        echo "$frame->data $frame->flags\n";
    }
    $client->push('hello');
    $frame = $sent->pop(20);
    echo bin2hex(substr($frame, 0, 2)), ' ', bin2hex(substr($frame, 6) ^ str_repeat(substr($frame, 2, 4), 2)), "\n";
    echo json_encode([$client->recv(20), $client->errCode, $client->connected]), "\n";
});
?>
--EXPECT--
bool(true)
hello 7
plain 1
c187 ca48cdc9c90700
[false,1201,false]
