--TEST--
Protocols of servers mean nothing to a socket, which still splits messages at their end
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$client, $server] = connected();
    $ofServers = array_fill_keys(['open_http_protocol', 'open_http2_protocol', 'open_websocket_protocol', 'open_redis_protocol', 'open_tcp_nodelay', 'nonsense'], true);
    json($server->setProtocol($ofServers), $server->setProtocol(['socks5_host' => '127.0.0.1', 'http_proxy_host' => '127.0.0.1']));
    $client->send('without a rule');
    json($server->recvPacket(20));
    json($server->setProtocol(['open_eof_split' => true, 'package_eof' => "\r\n"]));
    $client->send("zz\r\nyy\r\n");
    json($server->recvPacket(20), $server->recvPacket(20));
});
?>
--EXPECT--
[true,true]
"without a rule"
true
["zz\r\n","yy\r\n"]
