--TEST--
HTTP/1.1: transfer codings that are not plain chunked get 501 and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
foreach (['gzip, chunked', 'gzip', 'identity', 'chunkedfoo'] as $coding) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', "Transfer-Encoding: $coding");
    $client->send("0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    echo "$coding: ", $client->status(), ' ', $client->ending(), "\n";
}
$server->finish();
?>
--EXPECT--
gzip, chunked: HTTP/1.1 501 Not Implemented closed
gzip: HTTP/1.1 501 Not Implemented closed
identity: HTTP/1.1 501 Not Implemented closed
chunkedfoo: HTTP/1.1 501 Not Implemented closed
