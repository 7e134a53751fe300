--TEST--
Http2\Client: bodies are restored from gzip, deflate and br, in pieces too; what is no such body, or larger than max_body_size, ends its stream only
--SKIPIF--
<?php extension_loaded('zlib') || print 'skip zlib is not loaded'; ?>
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $text = str_repeat('hello ', 5_000);
    $port = http2_server(function (Http2Peer $peer) use ($text) {
        $answers = [
            ['gzip', gzencode($text)], ['deflate', gzcompress($text)], ['gzip', 'no gzip'], ['gzip', substr(gzencode($text), 0, -9)],
            ['unknown', 'as it is'], ['gzip', gzencode(str_repeat("\0", 3_000_000))], ['identity', str_repeat('x', 60_000)], ['gzip', gzencode($text)],
        ];
        foreach ($answers as [$coding, $body]) {
            $peer->answer($peer->request()->stream, $body, ['content-encoding' => $coding]);
        }
        $peer->hold();
    });
    $client = http2_client($port, ['max_body_size' => 50_000]);
    foreach (['gzip', 'deflate', 'broken', 'cut', 'unknown', 'bomb', 'large'] as $what) {
        $client->send(http2_request());
        echo "$what: ", str_replace(json_encode($text), 'restored', preg_replace('/"[h\\\\u0x]{99,}.*"/', 'a part', received($client->recv(), $client)));
    }
    $client->send(http2_request(usePipelineRead: true));
    for ($whole = ''; ($piece = $client->read()) && $piece->pipeline; $whole .= $piece->data);
    echo $whole . $piece->data === $text ? 'the same' : 'another', " in pieces\n";
});
?>
--EXPECTF--
gzip: #1 200 restored
deflate: #3 200 restored
broken: #5 -3 %s error 7102
cut: #7 -3 %s error 7102
unknown: #9 200 "as it is"
bomb: #11 -3 %s error 1201
large: #13 -3 %s error 1201
the same in pieces
