--TEST--
HTTP/2: nghttp and h2load: trailers, priorities, a hundred streams at once on several connections
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nghttp');
skip_without_command('h2load');
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
$said = shell_exec("timeout 30 nghttp -v -n $url/stream $url/large 2>&1");
preg_match_all('/ x-sum: \d+| :status: \d+/', $said, $matches);
sort($matches[0]);
echo implode(',', $matches[0]), "\n";
foreach (['/' => 5000, '/large' => 200, '/stream' => 200] as $path => $count) {
    $said = shell_exec("timeout 60 h2load -n $count -c 4 -m 100 $url$path 2>&1");
    preg_match('/^requests: (\d+) total, \d+ started, (\d+) done, (\d+) succeeded, (\d+) failed/m', $said, $match);
    preg_match('/(\d+) 2xx/', $said, $ok);
    echo "$path: $match[1] requests, $match[3] succeeded, $ok[1] answered with 2xx\n";
}
$server->finish();
?>
--EXPECT--
 :status: 200, :status: 200, x-sum: 42
/: 5000 requests, 5000 succeeded, 5000 answered with 2xx
/large: 200 requests, 200 succeeded, 200 answered with 2xx
/stream: 200 requests, 200 succeeded, 200 answered with 2xx
