--TEST--
HTTP: each of these heads is a syntax error
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$heads = [
    'target without a slash' => "GET x HTTP/1.1\r\nHost: a",
    'space in the target' => "GET /a b HTTP/1.1\r\nHost: a",
    'folded header' => "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2",
    'space before the colon' => "GET / HTTP/1.1\r\nHost: a\r\nX : 1",
    'empty name' => "GET / HTTP/1.1\r\nHost: a\r\n: 1",
    'illegal name' => "GET / HTTP/1.1\r\nHost: a\r\nX(: 1",
    'no colon' => "GET / HTTP/1.1\r\nHost: a\r\nX",
    'NUL in a value' => "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b",
    'control in a value' => "GET / HTTP/1.1\r\nHost: a\r\nX: a\x01b",
    'bare LF' => "GET / HTTP/1.1\r\nHost: a\nX: 1",
    'bare CR' => "GET / HTTP/1.1\r\nHost: a\r\nX: 1\rY: 2",
];
foreach ($heads as $what => $head) {
    $client = $server->connect()->send("$head\r\n\r\n");
    echo $what, ': ', substr($client->status(), 9), ' ', $client->ending(), "\n";
}
// not errors: a tab and bytes above 0x7f in a value, empty lines before the request (RFC 9112, section 2.2)
echo $server->connect()->send("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nX: a\tb\xff\r\n\r\n")->body(), "\n";
$server->finish();
?>
--EXPECT--
target without a slash: 400 Bad Request closed
space in the target: 400 Bad Request closed
folded header: 400 Bad Request closed
space before the colon: 400 Bad Request closed
empty name: 400 Bad Request closed
illegal name: 400 Bad Request closed
no colon: 400 Bad Request closed
NUL in a value: 400 Bad Request closed
control in a value: 400 Bad Request closed
bare LF: 400 Bad Request closed
bare CR: 400 Bad Request closed
served
