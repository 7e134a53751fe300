--TEST--
HTTP/2: the path without its query chooses the route, as in HTTP/1
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/a', fn ($request, $response) => $response->end('a ' . ($request->server['query_string'] ?? 'none')));
$server->handle('/a?x', fn ($request, $response) => $response->end('never'));
$server->handle('/a/b', fn ($request, $response) => $response->end('a/b ' . ($request->server['query_string'] ?? 'none')));
PHP);
$client = $server->http2();
foreach (['/a?x=1', '/a?', '/a/b?x=/a', '/A/B', '/b?/a'] as $index => $path) {
    $stream = 2 * $index + 1;
    echo "$path: ", $client->get($stream, $path)->answer($stream), "\n";
}
$server->finish();
?>
--EXPECT--
/a?x=1: 200 "a x=1"
/a?: 200 "a none"
/a/b?x=/a: 200 "a/b x=/a"
/A/B: 200 "a/b none"
/b?/a: 404 ""
