--TEST--
Http2\Client: Node's http2 is a server for it: echoes in pieces, 3 MB, more streams than it allows at once, trailers, 103, resets, GOAWAY
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('node');
?>
--FILE--
<?php
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/foreign-servers.inc';
require __DIR__ . '/../support/http2-server.inc';

$node = new ForeignServer('node-http2-server.js');
run(function () use ($node) {
    $client = http2_client($node->port);
    $stream = $client->send(http2_request('/echo', method: 'POST', pipeline: true, usePipelineRead: true));
    foreach (['one', 'two'] as $piece) {
        $client->write($stream, $piece);
        echo $client->read()->data, ' ';
    }
    $client->write($stream, 'three', true);
    for ($rest = ''; ($piece = $client->read()) && $piece->pipeline; $rest .= $piece->data);
    echo $rest . $piece->data, "\n";

    $client->send(http2_request('/large'));
    echo strlen($client->recv()->data), " bytes\n";
    $client->send(http2_request('/echo', method: 'POST', data: $body = random_bytes(1_000_000)));
    $response = $client->recv();
    echo $response->data === $body ? 'the same' : 'another', ' by ', $response->headers['x-method'], "\n";

    for ($i = 0; $i < 30; $i++) {
        go(fn () => $client->send(http2_request('/echo', method: 'POST', data: str_repeat("$i ", 10_000))));
    }
    for ($i = $right = 0; $i < 30; $i++) {
        $data = $client->recv()->data;
        $right += $data === str_repeat(strstr($data, ' ', true) . ' ', 10_000);
    }
    echo "$right of 30 with at most {$client->stats('remote_settings')['max_concurrent_streams']} at once\n";

    foreach (['/trailers', '/interim', '/reset', '/goaway'] as $path) {
        $client->send(http2_request($path));
        echo received($response = $client->recv(), $client), $path === '/trailers' ? "  x-sum {$response->headers['x-sum']}\n" : '';
    }
    echo received($client->recv(), $client), $client->errMsg, "\n";
});
?>
--EXPECTF--
one two three
3000000 bytes
the same by POST
30 of 30 with at most 10 at once
#%d 200 "with trailers"
  x-sum 42
#%d 200 "after 103"
#%d -3 null error 11
#%d 200 "the last"
[false,104,false]
enough
