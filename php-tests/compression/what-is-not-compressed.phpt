--TEST--
Short content, a coding of the script's own, no-transform, a part of something, what does not get smaller and statuses without content are sent as they are
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['http_compression_types' => ['text/html', 'application/json']]);
$text = str_repeat('x', 100);
$server->handle('/long', fn ($request, $response) => $response->end($text));
$server->handle('/short', fn ($request, $response) => $response->end(str_repeat('x', 19)));
$with = fn (string $path, string $name, ?string $value) => $server->handle("/$path", function ($request, $response) use ($text, $name, $value) {
    $response->header($name, $value);
    $response->end($text);
});
$with('own', 'content-encoding', 'x-own');
$with('none', 'Content-Encoding', '');
$with('transform', 'cache-control', 'private, no-transform');
$with('part', 'Content-Range', 'bytes 0-99/100');
$with('json', 'content-type', 'application/json; charset=utf-8');
$with('image', 'content-type', 'image/png');
$with('vary', 'vary', 'Origin, accept-encoding');
$with('length', 'Content-Length', '100');
$with('tag', 'ETag', '"strong"');
$server->handle('/noise', fn ($request, $response) => $response->end(random_bytes(1000)));
$server->handle('/204', fn ($request, $response) => $response->status(204) && $response->end($text));
$server->handle('/404', fn ($request, $response) => $response->status(404) && $response->end($text));
PHP);
foreach (['long', 'short', 'own', 'none', 'transform', 'part', 'json', 'image', 'vary', 'length', 'tag', 'noise', '204', '404'] as $path) {
    $response = $server->connect()->request("GET /$path HTTP/1.1", 'Host: a', 'Accept-Encoding: gzip')->response();
    preg_match_all('/^(Content-Encoding: .*|Vary: .*|ETag: .*|Content-Length: \d+)\r$/mi', $response, $lines);
    $lines = array_map(fn ($line) => str_contains($response, 'g: gzip') ? preg_replace('/(h:) \d\d$/', '$1 few', $line) : $line, $lines[1]);
    echo str_pad($path, 10), implode(', ', $lines), "\n";
}
$client = $server->connect()->request('HEAD /long HTTP/1.1', 'Host: a', 'Accept-Encoding: gzip');
preg_match('/^Content-Length: (\d+)\r$/m', $response = $client->response(true), $match);
echo 'HEAD ', str_contains($response, 'Content-Encoding: gzip') && $match[1] < 100 ? 'as GET, without content' : 'otherwise', "\n";
echo $server->finished();
?>
--EXPECT--
long      Content-Encoding: gzip, Vary: Accept-Encoding, Content-Length: few
short     Content-Length: 19
own       Content-Encoding: x-own, Content-Length: 100
none      Content-Length: 100
transform Content-Length: 100
part      Content-Length: 100
json      Content-Encoding: gzip, Vary: Accept-Encoding, Content-Length: few
image     Content-Length: 100
vary      Vary: Origin, accept-encoding, Content-Encoding: gzip, Content-Length: few
length    Content-Encoding: gzip, Vary: Accept-Encoding, Content-Length: few
tag       Etag: W/"strong", Content-Encoding: gzip, Vary: Accept-Encoding, Content-Length: few
noise     Vary: Accept-Encoding, Content-Length: 1000
204       
404       Content-Encoding: gzip, Vary: Accept-Encoding, Content-Length: few
HEAD as GET, without content
