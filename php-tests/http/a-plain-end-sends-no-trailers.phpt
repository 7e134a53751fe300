--TEST--
Response::trailer(): trailers are left out of an answer that has a length
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report($response->trailer('sum', '1'));
    $response->end('content');
});
PHP);
$answer = $server->connect()->request('GET / HTTP/1.1', 'Host: test', 'Connection: close')->rest();
echo stripos($answer, 'sum') === false ? 'no trailer, ' : $answer, substr($answer, strpos($answer, "\r\n\r\n") + 4), "\n";
$server->finish();
?>
--EXPECT--
no trailer, content
true 0
