--TEST--
Http\Client: through SOCKS5: names are left to the proxy, replies may come in pieces, refusals are errors
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

function proxy(array $replies, string $then = ''): array
{
    $listener = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    go(function () use ($listener, $replies, $then) {
        $socket = $listener->accept(20);
        foreach ($replies as $reply) {
            echo '> ', bin2hex($socket->recv(1000, 20)), "\n";
            foreach (str_split($reply, 3) as $piece) {
                $socket->send($piece);
                Coroutine::sleep(0.01);
            }
        }
        if ($then !== '') {
            echo '> ', strtok($socket->recv(1000, 20), "\r"), "\n";
            $socket->send($then);
        }
    });
    return ['socks5_host' => '127.0.0.1', 'socks5_port' => $listener->getsockname()['port']];
}
run(function () {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    $ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    $cases = [
        [["\5\0", "\5\0\0\1\1\2\3\4\0\x50"], $ok, []],
        [["\5\2", "\1\0", "\5\0\0\3\4name\0\x50"], $ok, ['socks5_username' => 'u', 'socks5_password' => 'pw']],
        [["\4\0"], '', []],
        [["\5\xff"], '', []],
        [["\5\0", "\5\5\0\1\0\0\0\0\0\0"], '', []],
        [["\5\2", "\1\1"], '', ['socks5_username' => 'u', 'socks5_password' => 'pw']],
        [['']  , '', []],
    ];
    foreach ($cases as [$replies, $then, $setting]) {
        $client = new Client('a.test', 80);
        $client->set(proxy($replies, $then) + $setting);
        echo outcome($client->get('/x'), $client), $client->errMsg, $client->body, "\n";
    }
});
?>
--EXPECT--
> 050100
> 0501000306612e746573740050
> GET /x HTTP/1.1
[true,200,0]
ok
> 050102
> 010175027077
> 0501000306612e746573740050
> GET /x HTTP/1.1
[true,200,0]
ok
> 050100
[false,-1,7005]
Socks5 handshake failed
> 050100
[false,-1,7005]
Socks5 handshake failed
> 050100
> 0501000306612e746573740050
[false,-1,7005]
Socks5 handshake failed
> 050102
> 010175027077
[false,-1,7005]
Socks5 handshake failed
> 050100
[false,-1,7005]
Socks5 handshake failed
