--TEST--
Http\Client: upgrade() sends the documented bytes: a GET with a key of 16 random bytes, and an offer of compression if it is wanted
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([accepts()], [accepts()], [accepts()]);
    $keys = [];
    foreach ([[], ['websocket_compression' => true], ['websocket_compression' => true, 'websocket_compression_window_bits' => 12]] as $setting) {
        $client = new Client('127.0.0.1', $server->port);
        $client->set($setting);
        $client->setMethod('PUT');
        $client->setData('ignored');
        $client->setHeaders(['X' => 'y', 'upgrade' => 'other', 'sec-websocket-key' => 'mine']);
        $client->upgrade('/chat?x');
        $keys[] = preg_match('/^Sec-WebSocket-Key: (.*)\r$/m', end($server->requests), $match) ? $match[1] : null;
    }
    echo preg_replace('/(Key: )\S{22}==/', '$1KEY', $server->seen());
    var_dump(count(array_unique($keys)), array_unique(array_map(fn ($key) => strlen(base64_decode($key, true)), $keys)), $client->requestMethod);
});
?>
--EXPECT--
GET /chat?x HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X: y\r\n
Connection: Upgrade\r\n
Upgrade: websocket\r\n
Sec-WebSocket-Version: 13\r\n
Sec-WebSocket-Key: KEY\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
GET /chat?x HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X: y\r\n
Connection: Upgrade\r\n
Upgrade: websocket\r\n
Sec-WebSocket-Version: 13\r\n
Sec-WebSocket-Key: KEY\r\n
Sec-Websocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
GET /chat?x HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X: y\r\n
Connection: Upgrade\r\n
Upgrade: websocket\r\n
Sec-WebSocket-Version: 13\r\n
Sec-WebSocket-Key: KEY\r\n
Sec-Websocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits=12\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

int(3)
array(1) {
  [0]=>
  int(16)
}
string(3) "GET"
