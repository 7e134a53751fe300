--TEST--
Proxies connect for a client; what follows their answer, in whatever pieces it comes, is the target's
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

C::set(["log_level" => SWOOLE_LOG_NONE]);
run(function () {
    $try = function (string $title, array $settings, callable $proxy) {
        [$listener, $port] = listening();
        go(function () use ($listener, $proxy) {
            $peer = $listener->accept(10);
            $proxy($peer);
            $peer->recv(9, 10);
        });
        $client = new Client(SWOOLE_SOCK_TCP);
        $kind = str_starts_with($title, "SOCKS") ? "socks5" : "http_proxy";
        $client->set(["{$kind}_host" => "127.0.0.1", "{$kind}_port" => $port] + $settings);
        $connected = $client->connect("target.test", 80, 10);
        json($title, $connected, $connected ? $client->recv(10) : $client->errCode, $client->errMsg);
    };
    $drip = function (Socket $peer, string $bytes) {
        foreach (str_split($bytes) as $byte) {
            $peer->send($byte);
            C::sleep(0.001);
        }
    };
    $greet = fn (Socket $peer) => json(bin2hex($peer->recv(3, 10)));
    $ask = fn (Socket $peer) => json(bin2hex($peer->recv(99, 10)));
    $try("SOCKS5", [], fn ($peer) => [$greet($peer), $drip($peer, "\5\0"), $ask($peer), $drip($peer, "\5\0\0\1\x7f\0\0\1\0\x50"), $peer->send("HELLO")]);
    $try("SOCKS5 with password", ["socks5_username" => "me", "socks5_password" => "pw"], fn ($peer) => [$greet($peer), $peer->send("\5\2"), $ask($peer), $peer->send("\1\0"), $ask($peer), $peer->send("\5\0\0\3\1x\0\x50HELLO")]);
    $try("SOCKS5 refuses", [], fn ($peer) => [$greet($peer), $peer->send("\5\0"), $ask($peer), $peer->send("\5\5\0\1\0\0\0\0\0\0")]);
    $try("SOCKS5 closes", [], fn ($peer) => [$peer->recv(), $peer->close()]);
    $http = fn (string $answer) => fn ($peer) => [json($peer->recv(999, 10)), $drip($peer, $answer), $peer->send("HELLO")];
    $try("HTTP", [], $http("HTTP/1.1 200 Fine\r\nX: y\r\n\r\n"));
    $try("HTTP with hints first", [], fn ($peer) => [$peer->recv(), $drip($peer, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200\r\n\r\n"), $peer->send("HELLO")]);
    $try("HTTP with password", ["http_proxy_username" => "me", "http_proxy_password" => "pw"], fn ($peer) => [json($peer->recv(999, 10)), $peer->send("HTTP/1.0 204\r\n\r\nHELLO")]);
    [$listener, $port] = listening();
    foreach (["http_proxy", "socks5"] as $kind) {
        $client = new Client(SWOOLE_SOCK_TCP);
        $client->set(["{$kind}_host" => "127.0.0.1", "{$kind}_port" => $port]);
        json("$kind, no name", $client->connect("a\r\nb", 80, 10), $client->errCode);
    }
    $try("HTTP refuses", [], fn ($peer) => [$peer->recv(), $peer->send("HTTP/1.1 403 Connection established\r\n\r\n")]);
});
?>
--EXPECT--
"050100"
"050100030b7461726765742e746573740050"
["SOCKS5",true,"HELLO",""]
"050102"
"01026d65027077"
"050100030b7461726765742e746573740050"
["SOCKS5 with password",true,"HELLO",""]
"050100"
"050100030b7461726765742e746573740050"
["SOCKS5 refuses",false,7005,"Socks5 handshake failed"]
["SOCKS5 closes",false,7005,"Socks5 handshake failed"]
"CONNECT target.test:80 HTTP\/1.1\r\nHost: target.test:80\r\nUser-Agent: Swoole\/6.2.1\r\nProxy-Connection: Keep-Alive\r\n\r\n"
["HTTP",true,"HELLO",""]
["HTTP with hints first",true,"HELLO",""]
"CONNECT target.test:80 HTTP\/1.1\r\nHost: target.test:80\r\nUser-Agent: Swoole\/6.2.1\r\nProxy-Connection: Keep-Alive\r\nProxy-Authorization: Basic bWU6cHc=\r\n\r\n"
["HTTP with password",true,"HELLO",""]
["http_proxy, no name",false,505]
["socks5, no name",false,505]
["HTTP refuses",false,7103,"Http proxy handshake failed"]
