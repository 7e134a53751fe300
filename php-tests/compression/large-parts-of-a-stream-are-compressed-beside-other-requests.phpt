--TEST--
Large parts of a stream are compressed on another thread: write() lets other coroutines run meanwhile, and parts stay in their order
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $order = [];
    Swoole\Event::defer(function () use (&$order) {
        $order[] = 'other';
    });
    $written = $response->write(str_repeat('0123456789', (int) $request->get['tens']));
    $order[] = 'written';
    Coroutine::sleep(0.01);
    echo $request->get['tens'], ': ', implode(', ', $order), ' ', json_encode($written), "\n";
    $response->end('end');
});
$server->handle('/order', function (Request $request, Response $response) {
    $done = new Coroutine\WaitGroup();
    foreach ([200_000, 1, 200_000, 2, 3, 200_000] as $index => $size) {
        $done->add();
        Coroutine::create(function () use ($response, $index, $size, $done) {
            $response->write(str_repeat((string) $index, $size));
            $done->done();
        });
    }
    // its own part and the end come after theirs
    $response->end('end');
    $done->wait();
});
$server->handle('/ended', function (Request $request, Response $response) {
    $response->write('first');
    Swoole\Event::defer(function () use ($response) {
        echo 'close: ', json_encode($response->close()), "\n";
    });
    $written = $response->write(str_repeat('x', 500_000));
    echo 'write: ', json_encode($written), "\n";
    echo 'write again: ', json_encode($response->write('more')), "\n";
});
PHP);

/** A response's content, of all its chunks. */
$content = function (string $target, string $coding) use ($server) {
    $client = $server->connect()->request("GET $target HTTP/1.1", 'Host: a', "Accept-Encoding: $coding");
    $head = $client->readUntil("\r\n\r\n");
    $body = '';
    while ($size = hexdec($client->readUntil("\r\n"))) {
        $body .= $client->read($size);
        $client->read(2);
    }
    return [$head, $body];
};
foreach (['gzip', 'br', 'deflate', 'zstd'] as $coding) {
    foreach ([1_000, 100_000] as $tens) {
        [$head, $body] = $content("/?tens=$tens", $coding);
        $plain = str_repeat('0123456789', $tens) . 'end';
        $same = match ($coding) {
            'gzip' => gzdecode($body) === $plain,
            'deflate' => gzuncompress($body) === $plain,
            default => strlen($body) < $tens,
        };
        echo $same && str_contains($head, "Content-Encoding: $coding\r\n") ? "$coding, " : "$coding? ", $server->line(), "\n";
    }
}
[, $body] = $content('/order', 'gzip');
for ($plain = (string) gzdecode($body), $at = 0; $at < strlen($plain); $at += $count) {
    $count = strspn($plain, $plain[$at], $at);
    echo $plain[$at], " x $count, ";
}
echo "\n";
$client = $server->connect()->request('GET /ended HTTP/1.1', 'Host: a', 'Accept-Encoding: gzip');
echo str_ends_with($client->rest(), "0\r\n\r\n") ? 'whole' : 'cut', "\n";
$server->finish();
?>
--EXPECT--
gzip, 1000: written, other true
gzip, 100000: other, written true
br, 1000: written, other true
br, 100000: other, written true
deflate, 1000: written, other true
deflate, 100000: other, written true
zstd, 1000: written, other true
zstd, 100000: other, written true
0 x 200000, 1 x 1, 2 x 200000, 3 x 2, 4 x 3, 5 x 200000, e x 1, n x 1, d x 1, 
cut
close: true
write: false
write again: false
