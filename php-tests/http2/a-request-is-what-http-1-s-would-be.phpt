--TEST--
HTTP/2: a request has the keys and values of HTTP/1's, and says which stream it is
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $request->server['remote_port'] = $request->server['server_port'] = 'a port';
    $data = @$request->getData();
    $response->end(json_encode([
        'server' => $request->server,
        'header' => $request->header,
        'get' => $request->get,
        'cookie' => $request->cookie,
        'post' => $request->post,
        'stream' => $request->streamId,
        'method' => $request->getMethod(),
        'completed' => $request->isCompleted(),
        'content' => $request->getContent(),
        'data' => [$data, swoole_last_error()],
    ], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES));
});
PHP);
$client = $server->http2();
$client->head(3, [
    [':method', 'GET'], [':scheme', 'http'], [':authority', 'example.org:80'], [':path', '/a%20b/+?x=1&y[]=2'],
    ['user-agent', 'test'], ['cookie', 'a=1'], ['x-two', 'first'], ['cookie', 'b=2%20c'], ['x-two', 'second'],
    ['content-type', 'application/x-www-form-urlencoded'],
]);
$client->frame(H2::DATA, H2::END_STREAM, 3, 'p=q');
$body = substr($client->answer(3), 4);
echo stripcslashes(trim($body, '"')), "\n";
$server->finish();
?>
--EXPECT--
{
    "server": {
        "request_method": "GET",
        "query_string": "x=1&y[]=2",
        "request_uri": "/a%20b/+",
        "path_info": "/a b/ ",
        "remote_addr": "127.0.0.1",
        "remote_port": "a port",
        "server_addr": "127.0.0.1",
        "server_port": "a port",
        "server_protocol": "HTTP/2"
    },
    "header": {
        "host": "example.org:80",
        "user-agent": "test",
        "x-two": [
            "first",
            "second"
        ],
        "content-type": "application/x-www-form-urlencoded"
    },
    "get": {
        "x": "1",
        "y": [
            "2"
        ]
    },
    "cookie": {
        "a": "1",
        "b": "2 c"
    },
    "post": {
        "p": "q"
    },
    "stream": 3,
    "method": "GET",
    "completed": false,
    "content": "p=q",
    "data": [
        false,
        503
    ]
}
