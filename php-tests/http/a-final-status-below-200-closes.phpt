--TEST--
Response::status(): a status below 200 as the answer has no body, type or length, and the connection closes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    [, $code, $way] = explode('/', $request->server['request_uri']);
    $response->status((int) $code);
    match ($way) {
        'end' => $response->end('body'),
        'write' => @$response->write('body') && $response->end(),
        'sendfile' => @$response->sendfile(PHP_BINARY, 0, 4),
    };
});
PHP);
foreach ([100, 101, 102, 103] as $code) {
    foreach (['end', 'write', 'sendfile'] as $way) {
        $answer = $server->connect()->request("GET /$code/$way HTTP/1.1", 'Host: test')->rest();
        echo $way, ' ', json_encode(preg_replace('/Date: [^\r]*/', 'Date', $answer), JSON_UNESCAPED_SLASHES), "\n";
    }
}
$server->finish();
?>
--EXPECT--
end "HTTP/1.1 100 Continue\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
write "HTTP/1.1 100 Continue\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
sendfile "HTTP/1.1 100 Continue\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
end "HTTP/1.1 101 Switching Protocols\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
write "HTTP/1.1 101 Switching Protocols\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
sendfile "HTTP/1.1 101 Switching Protocols\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
end "HTTP/1.1 102 Processing\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
write "HTTP/1.1 102 Processing\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
sendfile "HTTP/1.1 102 Processing\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
end "HTTP/1.1 103 Early Hints\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
write "HTTP/1.1 103 Early Hints\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
sendfile "HTTP/1.1 103 Early Hints\r\nServer: swoole-http-server\r\nDate\r\nConnection: close\r\n\r\n"
