--TEST--
HTTP/2: a malformed request ends its stream, or the connection where its bytes cannot be fields (RFC 9113, sections 8.1 to 8.3)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$fine = [[':method', 'GET'], [':scheme', 'http'], [':path', '/'], [':authority', 'test']];
$without = fn (int $index) => array_values(array_diff_key($fine, [$index => 0]));
$heads = [
    'upper case in a name' => [...$fine, ['X-Upper', '1']],
    'a pseudo field that is not known' => [...$fine, [':other', '1']],
    'a pseudo field of responses' => [...$fine, [':status', '200']],
    'a pseudo field behind the others' => [...$without(3), ['x', '1'], $fine[3]],
    'connection' => [...$fine, ['connection', 'close']],
    'transfer-encoding' => [...$fine, ['transfer-encoding', 'chunked']],
    'upgrade' => [...$fine, ['upgrade', 'h2c']],
    'keep-alive' => [...$fine, ['keep-alive', '5']],
    'proxy-connection' => [...$fine, ['proxy-connection', 'x']],
    'te: gzip' => [...$fine, ['te', 'gzip']],
    'te: trailers' => [...$fine, ['te', 'trailers']],
    'no :method' => $without(0),
    'no :scheme' => $without(1),
    'no :path' => $without(2),
    'an empty :path' => [...$without(2), [':path', '']],
    'two :method' => [$fine[0], ...$fine],
    'two :path' => [$fine[2], ...$fine],
    'neither :authority nor host' => $without(3),
    'host instead of :authority' => [...$without(3), ['host', 'test']],
    'another host than :authority' => [...$fine, ['host', 'other']],
    'two hosts' => [...$without(3), ['host', 'a'], ['host', 'b']],
    'user information in :authority' => [...$without(3), [':authority', 'user@test']],
    'a line break in a value' => [...$fine, ['x', "a\r\nhost: b"]],
    'a line break in a name' => [...$fine, ["x\r\nhost", 'b']],
    'NUL in a value' => [...$fine, ['x', "a\0b"]],
    'a blank before a value' => [...$fine, ['x', ' a']],
    'a blank behind a value' => [...$fine, ['x', "a\t"]],
    'an empty name' => [...$fine, ['', '1']],
    'a colon in a name' => [...$fine, ['x:y', '1']],
    'a byte above ASCII in a name' => [...$fine, ["x\x80", '1']],
    'DEL in a value' => [...$fine, ['x', "a\x7f"]],
    'a blank in a name' => [...$fine, ['x y', '1']],
    'a blank in :path' => [...$without(2), [':path', '/a b']],
    'a line break in :path' => [...$without(2), [':path', "/ HTTP/1.1\r\nx: "]],
    'a line break in :method' => [[':method', "GET / HTTP/1.1\r\nx:"], ...$without(0)],
    'a method that nobody knows' => [[':method', 'FROB'], ...$without(0)],
    'a method in lower case' => [[':method', 'get'], ...$without(0)],
    ':path without a slash' => [...$without(2), [':path', 'a']],
    'OPTIONS *' => [[':method', 'OPTIONS'], $fine[1], [':path', '*'], $fine[3]],
    'GET *' => [...$without(2), [':path', '*']],
    'another scheme' => [$fine[0], [':scheme', 'ftp'], $fine[2], $fine[3]],
    'an empty scheme' => [$fine[0], [':scheme', ''], $fine[2], $fine[3]],
    'two :scheme' => [$fine[1], ...$fine],
    'two :authority' => [$fine[3], ...$fine],
    'CONNECT with a path' => [[':method', 'CONNECT'], ...$without(0)],
    'CONNECT' => [[':method', 'CONNECT'], [':authority', 'test:80']],
    'content-length of nothing' => [...$fine, ['content-length', '0']],
    'content-length that is no number' => [...$fine, ['content-length', '+1']],
    'content-length without content' => [...$fine, ['content-length', '1']],
    'an expectation that is not known' => [...$fine, ['expect', 'more']],
];
/** What came of it, and whether the connection goes on. */
$tell = function (string $what, Http2Client $client) use ($fine) {
    $answer = $client->answer(1);
    if (str_ends_with($answer, 'closed')) {
        echo "$what: ", $client->fate(), "\n";
    } else {
        $after = $client->head(3, $fine, H2::END_STREAM)->answer(3);
        echo "$what: ", $answer, $after === '200 "served"' ? '' : ", then $after", "\n";
    }
    $client->close();
};
foreach ($heads as $what => $fields) {
    $tell($what, $server->http2()->head(1, $fields, H2::END_STREAM));
}
$bodies = [
    'less content than announced' => [['content-length', '3'], 'ab', H2::END_STREAM],
    'more content than announced' => [['content-length', '1'], 'ab', H2::END_STREAM],
];
foreach ($bodies as $what => [$field, $body, $flags]) {
    $tell($what, $server->http2()->head(1, [...$fine, $field])->frame(H2::DATA, $flags, 1, $body));
}
$begun = fn () => $server->http2()->head(1, $fine)->frame(H2::DATA, 0, 1, 'a');
$tell('trailers that do not end the stream', $begun()->head(1, [['x', '1']]));
// it goes no further than the frames' decoder
$tell('a pseudo field among trailers', $begun()->head(1, [[':status', '200']], H2::END_STREAM));
$tell('upper case among trailers', $begun()->head(1, [['X', '1']], H2::END_STREAM));
$tell('content in two frames, more than announced', $server->http2()->head(1, [...$fine, ['content-length', '3']])
    ->frame(H2::DATA, 0, 1, 'ab')->frame(H2::DATA, H2::END_STREAM, 1, 'cd'));
$tell('trailers before all of the content', $server->http2()->head(1, [...$fine, ['content-length', '3']])
    ->frame(H2::DATA, 0, 1, 'ab')->head(1, [['x', '1']], H2::END_STREAM));
$server->finish();
?>
--EXPECT--
upper case in a name: GOAWAY PROTOCOL_ERROR
a pseudo field that is not known: GOAWAY PROTOCOL_ERROR
a pseudo field of responses: RST_STREAM PROTOCOL_ERROR
a pseudo field behind the others: RST_STREAM PROTOCOL_ERROR
connection: RST_STREAM PROTOCOL_ERROR
transfer-encoding: RST_STREAM PROTOCOL_ERROR
upgrade: RST_STREAM PROTOCOL_ERROR
keep-alive: RST_STREAM PROTOCOL_ERROR
proxy-connection: RST_STREAM PROTOCOL_ERROR
te: gzip: RST_STREAM PROTOCOL_ERROR
te: trailers: 200 "served"
no :method: RST_STREAM PROTOCOL_ERROR
no :scheme: RST_STREAM PROTOCOL_ERROR
no :path: RST_STREAM PROTOCOL_ERROR
an empty :path: RST_STREAM PROTOCOL_ERROR
two :method: RST_STREAM PROTOCOL_ERROR
two :path: RST_STREAM PROTOCOL_ERROR
neither :authority nor host: 400 ""
host instead of :authority: 200 "served"
another host than :authority: RST_STREAM PROTOCOL_ERROR
two hosts: 400 ""
user information in :authority: 400 ""
a line break in a value: GOAWAY PROTOCOL_ERROR
a line break in a name: GOAWAY PROTOCOL_ERROR
NUL in a value: GOAWAY PROTOCOL_ERROR
a blank before a value: RST_STREAM PROTOCOL_ERROR
a blank behind a value: RST_STREAM PROTOCOL_ERROR
an empty name: GOAWAY PROTOCOL_ERROR
a colon in a name: GOAWAY PROTOCOL_ERROR
a byte above ASCII in a name: GOAWAY PROTOCOL_ERROR
DEL in a value: GOAWAY PROTOCOL_ERROR
a blank in a name: GOAWAY PROTOCOL_ERROR
a blank in :path: RST_STREAM PROTOCOL_ERROR
a line break in :path: RST_STREAM PROTOCOL_ERROR
a line break in :method: GOAWAY PROTOCOL_ERROR
a method that nobody knows: 400 ""
a method in lower case: 400 ""
:path without a slash: RST_STREAM PROTOCOL_ERROR
OPTIONS *: 200 "served"
GET *: 200 "served"
another scheme: 200 "served"
an empty scheme: 200 "served"
two :scheme: RST_STREAM PROTOCOL_ERROR
two :authority: RST_STREAM PROTOCOL_ERROR
CONNECT with a path: RST_STREAM PROTOCOL_ERROR
CONNECT: 501 ""
content-length of nothing: 200 "served"
content-length that is no number: RST_STREAM PROTOCOL_ERROR
content-length without content: RST_STREAM PROTOCOL_ERROR
an expectation that is not known: 417 ""
less content than announced: RST_STREAM PROTOCOL_ERROR
more content than announced: RST_STREAM PROTOCOL_ERROR
trailers that do not end the stream: RST_STREAM PROTOCOL_ERROR
a pseudo field among trailers: 200 "served"
upper case among trailers: GOAWAY PROTOCOL_ERROR
content in two frames, more than announced: RST_STREAM PROTOCOL_ERROR
trailers before all of the content: RST_STREAM PROTOCOL_ERROR
