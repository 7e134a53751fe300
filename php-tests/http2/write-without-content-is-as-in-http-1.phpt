--TEST--
HTTP/2: in answer to HEAD, and with a status without content, write() and end() return true and send none, as in HTTP/1
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->status((int) ($request->get['status'] ?? 200));
    $response->trailer('x-trailer', '1');
    echo literal([$response->write('some'), $response->isWritable(), $response->write('more'), $response->end('end'),
        $response->isWritable(), $response->end()]), "\n";
});
$server->handle('/throw', function ($request, $response) {
    $response->write('some');
    throw new Exception('behind write()');
});
PHP);
$client = $server->http2();
foreach ([['HEAD', '/'], ['GET', '/?status=204'], ['GET', '/?status=304'], ['HEAD', '/?status=204'], ['GET', '/']] as $index => [$method, $path]) {
    echo "$method $path: ", $client->get(2 * $index + 1, $path, method: $method)->answer(2 * $index + 1), "\n";
    $method === 'HEAD' && ($line = $server->connect()->request("HEAD $path HTTP/1.1", 'Host: test')->status(head: true)) && print("  and $line\n");
}
echo 'HEAD /throw: ', $client->get(21, '/throw', method: 'HEAD')->answer(21), ', then ', $client->get(23, '/?status=204')->answer(23), "\n";
$lines = explode("\n", trim($server->finished(255)));
foreach (array_count_values(preg_grep('/^\[/', $lines)) as $line => $count) {
    echo "$count times $line\n";
}
?>
--EXPECT--
HEAD /: 200 ""
  and HTTP/1.1 200 OK
GET /?status=204: 204 ""
GET /?status=304: 304 ""
HEAD /?status=204: 204 ""
  and HTTP/1.1 204 No Content
GET /: 200 "somemoreend"
HEAD /throw: 200 "", then 204 ""
8 times [true, true, true, true, false, false]
