--TEST--
HTTP/1.1: chunk framing that is not to the letter gets 400 and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
foreach (["z\r\n", "-1\r\n", "\r\n", "3\r\nabcd\r\n", "3\nabc\r\n", "fffffffffffffffff\r\n", " 3\r\nabc\r\n"] as $chunk) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked');
    $client->send($chunk . "0\r\n\r\n");
    echo literal($chunk), strstr($client->status(), ' '), ' ', $client->ending(), "\n";
}
$server->finish();
?>
--EXPECT--
"z\r\n" 400 Bad Request closed
"-1\r\n" 400 Bad Request closed
"\r\n" 400 Bad Request closed
"3\r\nabcd\r\n" 400 Bad Request closed
"3\nabc\r\n" 400 Bad Request closed
"fffffffffffffffff\r\n" 400 Bad Request closed
" 3\r\nabc\r\n" 400 Bad Request closed
