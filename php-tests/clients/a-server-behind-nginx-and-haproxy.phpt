--TEST--
Http\Server behind nginx, as the manual sets it up, and HAProxy by HTTP/1.1, by HTTP/2 and with the PROXY protocol: who the client is, uploads, responses in pieces, WebSocket
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign-servers.inc';
skip_without_server('nginx', 'haproxy');
?>
--FILE--
<?php
require __DIR__ . '/../support/foreign-servers.inc';
require_once __DIR__ . '/../support/server.inc';

$handlers = <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end("{$request->server['remote_addr']} {$request->server['request_method']}"));
$server->handle('/upload', fn ($request, $response) => $response->end(json_encode([$request->post['name'], hash_file('xxh3', $request->files['file']['tmp_name'])])));
$server->handle('/pieces', function ($request, $response) {
    foreach (['one ', 'two ', 'three'] as $piece) {
        $response->write($piece);
    }
    $response->end();
});
$server->handle('/echo', function ($request, $socket) {
    $socket->upgrade();
    while ($frame = $socket->recv()) {
        $socket->push("{$request->server['remote_addr']} $frame->data");
    }
});
PHP;
$plain = serve("\$server->set(['trusted_proxies' => ['127.0.0.1']]); $handlers");
$headed = serve("\$server->set(['trusted_proxies' => ['127.0.0.1'], 'proxy_protocol' => true]); $handlers");

// the manual's own lines
preg_match_all('/^```nginx\n(.*?)^```$/ms', file_get_contents(__DIR__ . '/../../docs/deploying.md'), $blocks);
[$upstream, $location] = explode("\n\n", $blocks[1][0], 2);
$nginx = ConfiguredServer::nginx(str_replace('127.0.0.1:9501', "127.0.0.1:{$plain->port()}", $upstream) . "
    map \$http_upgrade \$connection_upgrade { default upgrade; '' ''; }
    server { listen 127.0.0.1:PORT; client_max_body_size 20m; $location }");
$haproxy = fn (string $server, string $more = '') => ConfiguredServer::haproxy("
listen in
    bind 127.0.0.1:PORT
    option forwardfor
    $more
    server app $server");
$proxies = [
    'nginx' => $nginx,
    'HAProxy' => $haproxy("127.0.0.1:{$plain->port()}"),
    'HAProxy, HTTP/2' => $haproxy("127.0.0.1:{$plain->port()} proto h2"),
    'HAProxy, PROXY protocol 1' => $haproxy("127.0.0.1:{$headed->port()} send-proxy"),
    'HAProxy, PROXY protocol 2' => $haproxy("127.0.0.1:{$headed->port()} send-proxy-v2"),
];
$content = random_bytes(1_500_000);
$form = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nits name\r\n"
    . "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n$content\r\n--b--\r\n";
foreach ($proxies as $name => $proxy) {
    echo "$name\n";
    // one connection to the proxy, from an address that only the proxy sees
    $client = new Client("tcp://127.0.0.1:$proxy->port", '127.0.0.2');
    echo '  ', $client->request('GET / HTTP/1.1', 'Host: a', 'X-Forwarded-For: 6.6.6.6')->body(), "\n";
    echo '  ', $client->request('DELETE / HTTP/1.1', 'Host: a')->body(), "\n";
    $client->request('POST /upload HTTP/1.1', 'Host: a', 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: ' . strlen($form));
    [$field, $hash] = json_decode($client->send($form)->body());
    echo '  upload: ', $field, $hash === hash('xxh3', $content) ? ', the same' : ', another', "\n";
    echo '  in pieces: ', $client->request('GET /pieces HTTP/1.1', 'Host: a')->body(), "\n";
    $socket = (new WebSocketClient("tcp://127.0.0.1:$proxy->port", '127.0.0.2'))->upgrade('/echo');
    echo '  WebSocket: ', $socket->text('hello')->message(), "\n";
    echo '  ', $socket->send(close_frame(1000))->next(), "\n";
}
$plain->finish();
$headed->connect()->request("PROXY UNKNOWN\r\nGET /--shutdown HTTP/1.1", 'Host: a', 'Connection: close')->rest();
$headed->ended();
?>
--EXPECT--
nginx
  127.0.0.2 GET
  127.0.0.2 DELETE
  upload: its name, the same
  in pieces: one two three
  WebSocket: 127.0.0.2 hello
  close 1000 ""
HAProxy
  127.0.0.2 GET
  127.0.0.2 DELETE
  upload: its name, the same
  in pieces: one two three
  WebSocket: 127.0.0.2 hello
  close 1000 ""
HAProxy, HTTP/2
  127.0.0.2 GET
  127.0.0.2 DELETE
  upload: its name, the same
  in pieces: one two three
  WebSocket: 127.0.0.2 hello
  close 1000 ""
HAProxy, PROXY protocol 1
  127.0.0.2 GET
  127.0.0.2 DELETE
  upload: its name, the same
  in pieces: one two three
  WebSocket: 127.0.0.2 hello
  close 1000 ""
HAProxy, PROXY protocol 2
  127.0.0.2 GET
  127.0.0.2 DELETE
  upload: its name, the same
  in pieces: one two three
  WebSocket: 127.0.0.2 hello
  close 1000 ""
