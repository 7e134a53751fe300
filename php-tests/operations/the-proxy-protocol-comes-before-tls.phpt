--TEST--
The header of the PROXY protocol comes before TLS, and does not have for ever to come
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
C::set(['log_level' => SWOOLE_LOG_NONE]);
run(function () use ($certificates) {
    $server = new C\Http\Server('127.0.0.1', 0, true);
    $server->set(['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'ssl_handshake_timeout' => 1] + $certificates->pair('server'));
    $server->handle('/', fn ($request, $response) => $response->end($request->server['remote_addr']));
    go(fn () => $server->start());
    $get = function (string $header) use ($server) {
        $socket = new C\Socket(AF_INET, SOCK_STREAM, 0);
        $socket->connect('127.0.0.1', $server->port, 20);
        $socket->sendAll($header);
        $socket->setProtocol(['open_ssl' => true, 'ssl_verify_peer' => false]);
        if (!$socket->sslHandshake()) {
            return 'no handshake';
        }
        $socket->sendAll("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        for ($answer = ''; ($more = $socket->recv(4096, 20)); $answer .= $more);
        return substr(strstr($answer, "\r\n\r\n"), 4);
    };
    echo $get("PROXY TCP4 1.2.3.4 5.6.7.8 8080 443\r\n"), "\n";
    echo $get("\r\n\r\n\0\r\nQUIT\n\x21\x11\x00\x0c\1\2\3\4\5\6\7\x8\x1f\x90\1\xbb"), "\n";
    echo $get(''), "\n";
    $socket = new C\Socket(AF_INET, SOCK_STREAM, 0);
    $socket->connect('127.0.0.1', $server->port, 20);
    $socket->sendAll('PROXY TCP4');
    while (($end = $socket->recv(100, 20)) !== '' && $end !== false); // TLS says its goodbye
    echo 'half a header: ', $end === '' ? 'closed' : 'open', "\n";
    $server->shutdown();
});
?>
--EXPECT--
1.2.3.4
1.2.3.4
no handshake
half a header: closed
