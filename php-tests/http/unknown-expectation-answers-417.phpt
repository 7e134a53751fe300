--TEST--
HTTP/1.1: an expectation other than 100-continue gets 417
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Expect: miracles');
echo $client->status(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 417 Expectation Failed
