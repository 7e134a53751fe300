--TEST--
TLS with a certificate that cannot be read fails the connection, instead of going on without it or in the clear
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print("$text\n"));
C::set(['log_level' => SWOOLE_LOG_NONE]);
run(function () {
    [$listener, $port] = listening();
    $received = '';
    go(function () use ($listener, &$received) {
        while ($peer = $listener->accept(20)) {
            go(function () use ($peer, &$received) {
                $received .= $peer->recvAll(99, 0.5);
            });
        }
    });
    $files = ['ssl_cert_file' => '/nonexistent.crt', 'ssl_key_file' => '/nonexistent.key'];
    $short = fn (string $text) => strstr($text, ' (os', true) ?: $text;

    echo "socket\n";
    $socket = new Socket(AF_INET, SOCK_STREAM);
    json($socket->setProtocol(['open_ssl' => true] + $files));
    json($socket->connect('127.0.0.1', $port, 20), $socket->errCode, $short($socket->errMsg), $socket->send('secret'), $socket->errCode);
    echo "another wrong setting beside TLS\n";
    $socket = new Socket(AF_INET, SOCK_STREAM);
    json($socket->setProtocol(['open_ssl' => true, 'ssl_cafile' => '/nonexistent.pem', 'package_eof' => '']));
    json($socket->connect('127.0.0.1', $port, 20), $socket->errCode, $short($socket->errMsg));
    echo "client\n";
    $client = new Client(SWOOLE_SOCK_TCP | SWOOLE_SSL);
    json($client->set($files));
    json($client->connect('127.0.0.1', $port, 20), $client->errCode, $short($client->errMsg), $client->connected);
    echo "HTTP client\n";
    $client = new C\Http\Client('127.0.0.1', $port, true);
    $client->set($files);
    json($client->get('/'), $client->statusCode, $client->errCode, $short($client->errMsg));
    echo "HTTP/2 client\n";
    $client = new C\Http2\Client('127.0.0.1', $port, true);
    $client->set($files);
    json($client->connect(), $client->errCode, $short($client->errMsg));

    echo "server\n";
    $server = new Server('127.0.0.1', 0, true);
    $server->set($files);
    $server->handle(fn ($connection) => $connection->send('secret'));
    json($server->start());
    $listener->close();
    json('received', $received);
});
?>
--EXPECT--
socket
Swoole\Coroutine\Socket::setProtocol(): ssl cert file[/nonexistent.crt] not found
Swoole\Coroutine\Socket::setProtocol(): ssl key file[/nonexistent.key] not found
false
[false,1018,"ssl cert file[\/nonexistent.crt] cannot be read: No such file or directory",false,1017]
another wrong setting beside TLS
Swoole\Coroutine\Socket::setProtocol(): package_eof cannot be an empty string
false
[false,1018,"ssl_cafile[\/nonexistent.pem] cannot be read: No such file or directory"]
client
Swoole\Coroutine\Client::set(): ssl cert file[/nonexistent.crt] not found
Swoole\Coroutine\Client::set(): ssl key file[/nonexistent.key] not found
false
[false,1018,"ssl cert file[\/nonexistent.crt] cannot be read: No such file or directory",false]
HTTP client
[false,-1,1018,"ssl cert file[\/nonexistent.crt] cannot be read: No such file or directory"]
HTTP/2 client
[false,1018,"ssl cert file[\/nonexistent.crt] cannot be read: No such file or directory"]
server
Swoole\Coroutine\Socket::setProtocol(): ssl cert file[/nonexistent.crt] not found
Swoole\Coroutine\Socket::setProtocol(): ssl key file[/nonexistent.key] not found
false
["received",""]
