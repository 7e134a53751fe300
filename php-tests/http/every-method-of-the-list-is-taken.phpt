--TEST--
Methods of the list are taken as they are; PRI answers 400 and CONNECT 501
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('Method', $request->getMethod());
    $response->end();
});
PHP);
$methods = explode(' ', 'DELETE GET HEAD POST PUT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND REBIND '
    . 'UNBIND ACL REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH PURGE MKCALENDAR LINK UNLINK '
    . 'SOURCE QUERY');
foreach ($methods as $method) {
    $answer = $server->connect()->request("$method / HTTP/1.1", 'Host: test', 'Content-Length: 0', 'Connection: close')->rest();
    echo str_starts_with($answer, "HTTP/1.1 200 OK\r\n") && str_contains($answer, "\r\nMethod: $method\r\n") ? '' : "$method: $answer\n";
}
echo count($methods), "\n";
foreach (['PRI / HTTP/1.1', 'CONNECT host:80 HTTP/1.1'] as $line) {
    echo strtok($server->connect()->request($line, 'Host: test')->rest(), "\r"), "\n";
}
$server->finish();
?>
--EXPECT--
34
HTTP/1.1 400 Bad Request
HTTP/1.1 501 Not Implemented
