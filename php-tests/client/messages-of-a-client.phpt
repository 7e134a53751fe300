--TEST--
recv() gives messages where they are told apart
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->set(["open_length_check" => true, "package_length_type" => "N", "package_body_offset" => 4]);
    $client->connect("127.0.0.1", $port);
    $peer = $listener->accept(10);
    $peer->send("\0\0\0\3abc\0\0\0\2de\0");
    json(substr($client->recv(10), 4), substr($client->recv(10), 4), $client->recv(0.02), $client->errCode);
    $client->set(["open_length_check" => false, "open_eof_check" => true, "package_eof" => "!"]);
    $peer->send("\0\0one!two!");
    json($client->recv(10), $client->recv(10));
});
?>
--EXPECT--
["abc","de",false,110]
["\u0000\u0000\u0000one!","two!"]
