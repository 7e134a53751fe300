--TEST--
A handshake that fails says why, and nothing goes out unencrypted afterwards
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

C::set(["log_level" => SWOOLE_LOG_NONE]);
run(function () {
    $try = function (string $title, callable $peer, float $timeout = 20) {
        [$listener, $port] = listening();
        go(fn () => $peer($listener->accept(20)));
        $socket = new Socket(AF_INET, SOCK_STREAM, 0);
        $socket->setProtocol(["open_ssl" => true]);
        json($title, $socket->connect("127.0.0.1", $port, $timeout), $socket->errCode, $socket->errMsg);
        json($socket->send("secret"), $socket->errCode, $socket->sslHandshake(), $socket->errCode);
    };
    $try("plain text", fn ($peer) => $peer->send("HTTP/1.1 400 Bad Request\r\n\r\n"));
    $try("closes", fn ($peer) => $peer->close());
    $try("is silent", fn ($peer) => $peer->recv(9999, 20) . $peer->recv(9999, 20), 0.05);
    [$client, $server] = connected();
    json($client->sslHandshake(), $client->errCode, $client->errMsg);
    $new = new Socket(AF_INET, SOCK_STREAM, 0);
    json($new->sslHandshake(), $new->errCode);
    $server->setProtocol(["open_ssl" => true]);
    json($server->sslHandshake(), $server->errCode, $server->errMsg);
});
?>
--EXPECT--
["plain text",false,1018,"SSL handshake failed"]
[false,1017,false,1017]
["closes",false,1018,"SSL handshake failed"]
[false,1017,false,1017]
["is silent",false,110,"Connection timed out"]
[false,1017,false,1017]
[false,505,"setProtocol(['open_ssl' => true, ...]) has to come first"]
[false,107]
[false,1015,"ssl require cert file: ssl_cert_file is missing"]
