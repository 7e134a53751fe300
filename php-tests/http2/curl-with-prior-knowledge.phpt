--TEST--
HTTP/2: curl with prior knowledge: requests, bodies both ways
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('curl');
skip_without(str_contains((string) shell_exec('curl --version'), 'HTTP2'), 'curl without HTTP/2');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle("/", fn ($request, $response) => $response->end($request->server["server_protocol"] . " " . md5($request->getContent())));
$server->handle("/large", fn ($request, $response) => $response->end(str_repeat("0123456789", 300_000)));
$server->handle("/stream", function ($request, $response) {
    for ($i = 0; $i < 50; $i++) {
        $response->write(str_repeat("s", 10_000));
    }
    $response->trailer("x-sum", "42");
    $response->end();
});
PHP);
$url = 'http://127.0.0.1:' . $server->port();
$curl = fn (string $arguments) => trim(shell_exec("curl -s -m 30 --http2-prior-knowledge $arguments 2>&1") ?? '');
file_put_contents($upload = tempnam(sys_get_temp_dir(), 'swoole-rs'), $bytes = random_bytes(1_500_000));
echo $curl("$url/") === 'HTTP/2 ' . md5('') ? 'a request' : 'no request', "\n";
echo $curl("--data-binary @$upload $url/") === 'HTTP/2 ' . md5($bytes) ? 'a body of 1.5 MB' : 'no body', "\n";
echo $curl("-H 'Expect: 100-continue' --data-binary @$upload $url/") === 'HTTP/2 ' . md5($bytes) ? 'with Expect' : 'not with Expect', "\n";
echo md5($curl("$url/large")) === md5(str_repeat('0123456789', 300_000)) ? 'a response of 3 MB' : 'no response', "\n";
echo $curl("-I -w '%{http_version} %{http_code}' -o /dev/null $url/"), "\n";
unlink($upload);
$server->finish();
?>
--EXPECT--
a request
a body of 1.5 MB
with Expect
a response of 3 MB
2 200
