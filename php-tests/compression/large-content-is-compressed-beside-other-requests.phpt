--TEST--
Compression of large content runs on another thread: end() lets other coroutines run meanwhile, small content waits for nobody
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $order = [];
    Swoole\Event::defer(function () use (&$order) {
        $order[] = 'other';
    });
    $ended = $response->end(str_repeat('0123456789', (int) $request->get['tens']));
    $order[] = 'ended';
    while (count($order) < 2) {
        Coroutine::sleep(0.001);
    }
    echo $request->get['tens'], ': ', implode(', ', $order), ' ', json_encode($ended), "\n";
});
$server->handle('/twice', function (Request $request, Response $response) {
    Swoole\Event::defer(function () use ($response) {
        echo 'second end: ', json_encode([$response->end('second'), swoole_last_error()]), "\n";
    });
    $ended = $response->end(str_repeat('first', 100_000));
    echo 'first end: ', json_encode($ended), "\n";
});
PHP);
foreach (['gzip', 'br', 'deflate', 'zstd'] as $coding) {
    foreach ([1_000, 100_000] as $tens) {
        $client = $server->connect()->request("GET /?tens=$tens HTTP/1.1", 'Host: test', "Accept-Encoding: $coding");
        [$head, $body] = explode("\r\n\r\n", $client->response(), 2);
        $same = match ($coding) {
            'gzip' => gzdecode($body) === str_repeat('0123456789', $tens),
            'deflate' => gzuncompress($body) === str_repeat('0123456789', $tens),
            default => strlen($body) < $tens,
        };
        echo $same && str_contains($head, "Content-Encoding: $coding\r\n") ? "$coding, " : "$coding? ", $server->line(), "\n";
    }
}
echo gzdecode($server->get('/twice', 'Accept-Encoding: gzip')) === str_repeat('first', 100_000) ? "the first\n" : "another\n";
$server->finish();
?>
--EXPECT--
gzip, 1000: ended, other true
gzip, 100000: other, ended true
br, 1000: ended, other true
br, 100000: other, ended true
deflate, 1000: ended, other true
deflate, 100000: other, ended true
zstd, 1000: ended, other true
zstd, 100000: other, ended true
the first
second end: [false,7106]
first end: true
