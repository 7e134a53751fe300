--TEST--
Request::create(): options in any case leave cookies and bodies unparsed, and say whether and how hard the response is compressed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Coroutine\Socket;
use Swoole\Http\{Request, Response};
use function Swoole\Coroutine\run;

run(function () {
    // numbers are compressed better the harder it is tried
    $content = implode(' ', range(1, 2000));
    $sizes = [];
    foreach ([
        'none' => [],
        'parse_cookie' => ['parse_cookie' => false],
        'parse_body' => ['PARSE_BODY' => 0],
        'enable_compression' => ['Enable_Compression' => false],
        'compression_level' => ['compression_level' => 9],
        'others' => ['unknown' => 1, 5 => 6],
    ] as $name => $options) {
        $request = Request::create($options);
        $request->parse("POST / HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\nAccept-Encoding: gzip\r\n"
            . "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nx=y");
        [$client, $socket] = connected();
        Response::create([$socket, $request])->end($content);
        $socket->close();
        for ($text = ''; ($bytes = $client->recv(65536, 60)); $text .= $bytes);
        [$head, $body] = explode("\r\n\r\n", $text, 2);
        $coded = str_contains($head, "\r\nContent-Encoding: gzip");
        $sizes[$name] = strlen($body);
        echo "$name: ";
        json($request->cookie, $request->header['cookie'] ?? null, $request->post, $request->getContent(), $coded, ($coded ? gzdecode($body) : $body) === $content);
    }
    var_dump($sizes['compression_level'] < $sizes['none'], $sizes['parse_cookie'] === $sizes['none']);
});
?>
--EXPECT--
none: [{"a":"b"},null,{"x":"y"},"x=y",true,true]
parse_cookie: [null,"a=b",{"x":"y"},"x=y",true,true]
parse_body: [{"a":"b"},null,null,"x=y",true,true]
enable_compression: [{"a":"b"},null,{"x":"y"},"x=y",false,true]
compression_level: [{"a":"b"},null,{"x":"y"},"x=y",true,true]
others: [{"a":"b"},null,{"x":"y"},"x=y",true,true]
bool(true)
bool(true)
