--TEST--
setProtocol() refuses values that are none, with a warning, and keeps what was set before
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    [$client, $server] = connected();
    json($server->setProtocol([]));
    $server->setProtocol(['open_eof_check' => true, 'package_eof' => "\n"]);
    foreach ([
        ['package_length_type' => 'x'],
        ['package_eof' => ''],
        ['package_eof' => 'nine bytes'],
        ['package_max_length' => 'many'],
    ] as $settings) {
        json($server->setProtocol($settings));
    }
    json($server->setProtocol(['package_length_func' => 'nobody']));
    $client->send("a\nb");
    json($server->recvPacket(10));
});
?>
--EXPECT--
false
Swoole\Coroutine\Socket::setProtocol(): Unknown package_length_type name 'x', see pack(). Link: https://php.net/pack
false
Swoole\Coroutine\Socket::setProtocol(): package_eof cannot be an empty string
false
Swoole\Coroutine\Socket::setProtocol(): package_eof max length is 8
false
Swoole\Coroutine\Socket::setProtocol(): failed to parse 'many' to size, Error: a number of bytes, optionally followed by K, M or G, is expected
false
Swoole\Coroutine\Socket::setProtocol(): function 'nobody' is not callable
true
"a\n"
