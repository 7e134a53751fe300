--TEST--
Http\Client: gzip, deflate (with and without its head) and lists as they are: what is broken or cut off is an error
--EXTENSIONS--
zlib
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $text = str_repeat('hello ', 1000);
    $answer = fn ($coding, $body) => "HTTP/1.1 200 OK\r\nContent-Encoding: $coding\r\nContent-Length: " . strlen($body) . "\r\n\r\n$body";
    // made by Node.js: zlib.brotliCompressSync('hello hello hello hello')
    $brotli = hex2bin('1b1600f88d946ede445586966c206f214f1ce038');
    $bodies = [
        ['gzip', gzencode($text)], ['GZIP', gzencode($text)], ['deflate', gzcompress($text)], ['deflate', gzdeflate($text)],
        ['br', $brotli], ['gzip', ''], ['gzip, gzip', gzencode($text)], ['x-gzip', gzencode($text)], ['identity', 'plain'],
        ['gzip', 'broken'], ['gzip', substr(gzencode($text), 0, -3)], ['deflate', "\xff\xff"], ['br', substr($brotli, 0, -2)],
    ];
    $server = new RawServer(...array_map(fn ($body) => [$answer(...$body)], $bodies));
    foreach ($bodies as [$coding, $sent]) {
        $client = new Client('127.0.0.1', $server->port);
        $result = $client->get('/');
        $what = $client->body === $text ? 'restored' : ($client->body === $sent ? 'as sent' : $client->body);
        echo "$coding: $what ", outcome($result, $client);
    }
    $server = new RawServer([$answer('gzip', gzencode($text))]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['body_decompression' => false, 'http_compression' => false]);
    $client->get('/');
    var_dump($client->body === gzencode($text), str_contains($server->requests[0], 'Accept-Encoding'));
});
?>
--EXPECT--
gzip: restored [true,200,0]
GZIP: restored [true,200,0]
deflate: restored [true,200,0]
deflate: restored [true,200,0]
br: hello hello hello hello [true,200,0]
gzip: as sent [true,200,0]
gzip, gzip: as sent [true,200,0]
x-gzip: as sent [true,200,0]
identity: as sent [true,200,0]
gzip:  [false,-3,7102]
gzip:  [false,-3,7102]
deflate:  [false,-3,7102]
br:  [false,-3,7102]
bool(true)
bool(false)
