--TEST--
Request::getContent() gives the body after the answer and after the connection was closed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end('done');
    $response->close();
    report($request->getContent());
});
PHP);
$answer = $server->connect()->send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n\r\nbody")->rest();
echo substr($answer, -4), "\n";
$server->finish();
?>
--EXPECT--
done
"body" 0
