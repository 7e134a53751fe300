--TEST--
HTTP/2 over TLS: h2 is agreed on with open_http2_protocol alone, and HTTP/1.1 stays for who wants that
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$pair = var_export($certificates->pair('server'), true);
foreach (['true', 'false'] as $value) {
    $server = serve(<<<PHP
    \$server->set($pair + ['open_http2_protocol' => $value]);
    \$server->handle('/', function (\$request, \$response) {
        \$response->end(\$request->server['server_protocol'] . ' ' . md5(\$request->getContent()));
    });
    PHP, "'127.0.0.1', 0, true");
    $port = $server->port();
    $curl = fn (string $options) => trim(shell_exec(
        "curl -s -m 20 --cacert {$certificates->path('ca.crt')} $options https://localhost:$port/ 2>&1"
    ) ?? '');
    file_put_contents($file = $certificates->path('body'), $body = random_bytes(1_500_000));
    echo "open_http2_protocol $value\n";
    echo '  by default: ', $curl('--http2'), "\n";
    echo '  HTTP/1.1: ', $curl('--http1.1'), "\n";
    echo '  a body of 1.5 MB: ', str_replace(md5($body), 'the same', $curl("--http2 --data-binary @$file")), "\n";
    $curl("-o /dev/null --request-target /--shutdown");
    $server->ended();
}
?>
--EXPECT--
open_http2_protocol true
  by default: HTTP/2 d41d8cd98f00b204e9800998ecf8427e
  HTTP/1.1: HTTP/1.1 d41d8cd98f00b204e9800998ecf8427e
  a body of 1.5 MB: HTTP/2 the same
open_http2_protocol false
  by default: HTTP/1.1 d41d8cd98f00b204e9800998ecf8427e
  HTTP/1.1: HTTP/1.1 d41d8cd98f00b204e9800998ecf8427e
  a body of 1.5 MB: HTTP/1.1 the same
