--TEST--
Http\Client and Http2\Client: nginx and HAProxy are servers for them: keep-alive, compression, ranges, uploads, an early refusal, TLS with HTTP/2 and with 1.1
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign-servers.inc';
skip_without_server('nginx', 'haproxy');
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine\Http2\Client as Http2;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/foreign-servers.inc';
require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
file_put_contents($certificates->path('both.pem'), file_get_contents($certificates->path('server.crt')) . file_get_contents($certificates->path('server.key')));
file_put_contents($certificates->path('text'), $text = str_repeat("0123456789\n", 10_000));
$routes = "
    root {$certificates->folder}; default_type text/plain; client_max_body_size 100k;
    gzip on; gzip_min_length 1; gzip_types text/plain; gzip_proxied any;
    location = /count { return 200 \$connection_requests; }
    location = /old { return 302 /text; }
    location = /upload { proxy_pass http://127.0.0.1:PORT/method; }
    location = /method { return 200 \"\$request_method \$content_length\"; }";
$nginx = ConfiguredServer::nginx("server { listen 127.0.0.1:PORT; $routes }");
$pair = "ssl_certificate {$certificates->path('server.crt')}; ssl_certificate_key {$certificates->path('server.key')};";
$tls = ConfiguredServer::nginx('server { listen 127.0.0.1:PORT ssl http2; ' . $pair . str_replace('http://127.0.0.1:PORT', "http://127.0.0.1:$nginx->port", $routes) . ' }');
$haproxy = ConfiguredServer::haproxy("
frontend in
    bind 127.0.0.1:PORT ssl crt {$certificates->path('both.pem')} alpn h2,http/1.1
    default_backend out
backend out
    server nginx 127.0.0.1:$nginx->port");
$authority = ['ssl_cafile' => $certificates->path('ca.crt'), 'timeout' => 20];
run(function () use ($nginx, $tls, $haproxy, $authority, $text, $certificates) {
    foreach (['nginx' => [$nginx->port, false], 'nginx over TLS' => [$tls->port, true], 'HAProxy' => [$haproxy->port, true]] as $name => [$port, $ssl]) {
        echo "$name\n";
        $client = new Client('127.0.0.1', $port, $ssl);
        $client->set($authority);
        for ($i = 1; $i <= 3; $i++) {
            $client->get('/count');
        }
        echo '  the third request', $name === 'HAProxy' || $client->body === '3' ? ' on one connection' : " is $client->body", "\n";
        $client->get('/text');
        echo '  ', $client->headers['content-encoding'] ?? 'plain', ' ', $client->body === $text ? 'the same' : 'another', "\n";
        $client->setMethod('HEAD');
        $client->execute('/text');
        echo "  HEAD $client->statusCode ", strlen($client->body), "\n";
        $client->get('/old');
        echo "  $client->statusCode ", preg_replace('/:\d+/', '', $client->headers['location']), "\n";
        $client->post('/upload', str_repeat('x', 90_000));
        echo "  $client->statusCode $client->body\n";
        $client->download('/text', $file = $certificates->path('part'), 50_000);
        echo '  from 50,000: ', json_encode([$client->statusCode, filesize($file), substr(file_get_contents($file), 50_000) === substr($text, 50_000)]), "\n";
        unlink($file);
        $client->post('/upload', str_repeat('x', 3_000_000));
        echo "  too large: $client->statusCode\n";
        if (!$ssl) {
            continue;
        }
        $client = new Http2('127.0.0.1', $port, true);
        $client->set($authority);
        $client->connect();
        $client->send(http2_request('/text', headers: ['accept-encoding' => 'gzip']));
        $response = $client->recv();
        echo "  HTTP/2 $response->statusCode {$response->headers['content-encoding']} ", $response->data === $text ? 'the same' : 'another', "\n";
        foreach ([['/upload', 90_000], ['/upload', 3_000_000], ['/none', 0]] as [$path, $length]) {
            $client->send(http2_request($path, method: 'POST', data: str_repeat('x', $length)));
            $response = $client->recv();
            echo "  HTTP/2 $response->statusCode ", $response->statusCode === 200 ? $response->data : '', "\n";
        }
    }
});
?>
--EXPECT--
nginx
  the third request on one connection
  gzip the same
  HEAD 200 0
  302 http://127.0.0.1/text
  200 POST 90000
  from 50,000: [206,110000,true]
  too large: 413
nginx over TLS
  the third request on one connection
  gzip the same
  HEAD 200 0
  302 https://127.0.0.1/text
  200 POST 90000
  from 50,000: [206,110000,true]
  too large: 413
  HTTP/2 200 gzip the same
  HTTP/2 200 POST 90000
  HTTP/2 413 
  HTTP/2 404 
HAProxy
  the third request on one connection
  gzip the same
  HEAD 200 0
  302 http://127.0.0.1/text
  200 POST 90000
  from 50,000: [206,110000,true]
  too large: 413
  HTTP/2 200 gzip the same
  HTTP/2 200 POST 90000
  HTTP/2 413 
  HTTP/2 404 
