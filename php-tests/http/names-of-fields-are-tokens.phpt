--TEST--
Names that are no tokens, trailers that say how a message is framed, and control characters are refused with a warning
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach (['', 'a b', 'a:', 'Transfer-Encoding: chunked, X', 'Content-Length:', "Content-Length\x0b", 'Ä'] as $name) {
        echo literal($name), ' ';
        report(@$response->header($name, '1', false));
    }
    report(@$response->status(200, "O\x01K"));
    report(@$response->status(200, "O\x7fK"));
    report(@$response->status(200, "Gut\tgemacht ä"));
    $response->header('X-Control', "a\x01b");
    $response->header('X-Delete', "a\x7fb");
    $response->header('X-Good', "tab\tä");
    $response->header += ['b: c' => 'assigned', 5 => 'number'];
    foreach (['content-length', 'Transfer-Encoding', 'b: c', '', 'Set-Cookie'] as $name) {
        echo literal($name), ' ';
        report(@$response->trailer($name, '1'));
    }
    report(@$response->trailer('a', "\x01"));
    report(@$response->trailer('Sum', '1'));
    set_error_handler(fn ($number, $text) => print("$text\n"));
    $response->write('.');
    $response->trailer += ['host' => 'assigned', 'c' => "\x7f", 7 => 'number'];
    $response->end();
    restore_error_handler();
});
PHP);
show($server->connect()->request('GET / HTTP/1.1', 'Host: test', 'Connection: close')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 Gut\x09gemacht \xc3\xa4\r\n
X-Good: tab\x09\xc3\xa4\r\n
5: number\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Transfer-Encoding: chunked\r\n
\r\n
1\r\n
.\r\n
0\r\n
sum: 1\r\n
7: number\r\n
\r\n
"" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"a b" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"a:" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"Transfer-Encoding: chunked, X" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"Content-Length:" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"Content-Length\v" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"\303\204" false 510 Swoole\Http\Response::header(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
false 510 Swoole\Http\Response::status(): Header may not contain control characters
false 510 Swoole\Http\Response::status(): Header may not contain control characters
true 0
"content-length" false 510 Swoole\Http\Response::trailer(): A trailer may not say how a message is framed, routed, cached, authenticated or read
"Transfer-Encoding" false 510 Swoole\Http\Response::trailer(): A trailer may not say how a message is framed, routed, cached, authenticated or read
"b: c" false 510 Swoole\Http\Response::trailer(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"" false 510 Swoole\Http\Response::trailer(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
"Set-Cookie" false 510 Swoole\Http\Response::trailer(): A trailer may not say how a message is framed, routed, cached, authenticated or read
false 510 Swoole\Http\Response::trailer(): Header may not contain control characters
true 0
Swoole\Http\Response::write(): Header may not contain control characters
Swoole\Http\Response::write(): Header may not contain control characters
Swoole\Http\Response::write(): A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only
Swoole\Http\Response::end(): A trailer may not say how a message is framed, routed, cached, authenticated or read
Swoole\Http\Response::end(): Header may not contain control characters