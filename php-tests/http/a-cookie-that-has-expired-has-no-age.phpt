--TEST--
Response::cookie(): a time that has passed gives Max-Age=0, and none gives neither
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->cookie('past', 'v', 1);
    $response->cookie('none', 'v', 0);
    $response->cookie('before', 'v', -5);
    $response->end();
});
PHP);
preg_match_all('/^Set-Cookie: .*(?=\r)/m', $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response(), $lines);
echo implode("\n", $lines[0]), "\n";
$server->finish();
?>
--EXPECT--
Set-Cookie: past=v; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0
Set-Cookie: none=v
Set-Cookie: before=v
