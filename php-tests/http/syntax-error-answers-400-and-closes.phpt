--TEST--
HTTP: a head that is not HTTP gets exactly these 400 bytes and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve('');
$client = $server->connect();
$client->send("GET / HTTP/1.1\r\nno colon here\r\n\r\n");
show($client->response());
echo $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 400 Bad Request\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
closed
