--TEST--
nghttp and h2load: trailers, a hundred streams at once on several connections, uploads, TLS, HTTP/1.1 beside HTTP/2
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nghttp');
skip_without_command('h2load');
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';

$body = <<<'PHP'
$server->handle("/", fn ($request, $response) => $response->end($request->server["server_protocol"] . " " . md5($request->getContent())));
$server->handle("/large", fn ($request, $response) => $response->end(str_repeat("0123456789", 300_000)));
$server->handle("/stream", function ($request, $response) {
    for ($i = 0; $i < 50; $i++) {
        $response->write(str_repeat("s", 10_000));
    }
    $response->trailer("x-sum", "42");
    $response->end();
});
PHP;
$server = serve($body);
$url = 'http://127.0.0.1:' . $server->port();
$said = shell_exec("timeout 30 nghttp -v -n $url/stream $url/large 2>&1");
preg_match_all('/ x-sum: \d+| :status: \d+/', $said, $matches);
sort($matches[0]);
echo implode(',', $matches[0]), "\n";
/** How many requests were answered. */
$load = function (string $what, int $count, string $arguments) {
    $said = shell_exec("timeout 60 h2load -n $count $arguments 2>&1");
    preg_match('/^requests: (\d+) total, \d+ started, (\d+) done, (\d+) succeeded, (\d+) failed/m', $said, $match);
    preg_match('/(\d+) 2xx/', $said, $ok);
    preg_match('/^Application protocol: (\S+)/m', $said, $protocol);
    echo "$what: $match[1] requests, $match[3] succeeded, $ok[1] answered with 2xx, $protocol[1]\n";
};
foreach (['/' => 5000, '/large' => 200, '/stream' => 200] as $path => $count) {
    $load($path, $count, "-c 4 -m 100 $url$path");
}
$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$settings = var_export($certificates->pair('server') + ['open_http2_protocol' => true], true);
$encrypted = serve("\$server->set($settings); $body", "'127.0.0.1', 0, true");
$https = "https://127.0.0.1:{$encrypted->port()}";
$upload = $certificates->path('upload');
file_put_contents($upload, $bytes = random_bytes(200_000));
$said = shell_exec("timeout 30 nghttp -d $upload $https/ 2>&1");
echo 'an upload over TLS: ', str_contains($said, 'HTTP/2 ' . md5($bytes)) ? 'whole' : $said, "\n";
$load('over TLS', 1000, "-c 4 -m 100 $https/");
$load('large ones over TLS', 100, "-c 4 -m 10 $https/large");
$load('over TLS by HTTP/1.1', 500, "-c 4 -m 1 --h1 $https/");
$load('uploads over TLS', 100, "-c 4 -m 10 -d $upload $https/");
$load('in the clear by HTTP/1.1', 500, "-c 4 -m 8 --h1 $url/");
$server->finish();
shell_exec("timeout 30 nghttp $https/--shutdown 2>&1");
$encrypted->ended();
?>
--EXPECT--
 :status: 200, :status: 200, x-sum: 42
/: 5000 requests, 5000 succeeded, 5000 answered with 2xx, h2c
/large: 200 requests, 200 succeeded, 200 answered with 2xx, h2c
/stream: 200 requests, 200 succeeded, 200 answered with 2xx, h2c
an upload over TLS: whole
over TLS: 1000 requests, 1000 succeeded, 1000 answered with 2xx, h2
large ones over TLS: 100 requests, 100 succeeded, 100 answered with 2xx, h2
over TLS by HTTP/1.1: 500 requests, 500 succeeded, 500 answered with 2xx, http/1.1
uploads over TLS: 100 requests, 100 succeeded, 100 answered with 2xx, h2
in the clear by HTTP/1.1: 500 requests, 500 succeeded, 500 answered with 2xx, http/1.1
