--TEST--
examples/echo.php
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
$server = new Child(str_replace('9501', '0', file_get_contents(dirname(__DIR__, 2) . '/examples/echo.php')));
preg_match('~ws://([^/]+)/~', $server->line(), $match);
$client = WebSocketClient::open("tcp://$match[1]");
echo $client->text('hello')->next(), "\n", $client->binary("\0\1")->next(), "\n";
$plain = new Client("tcp://$match[1]");
echo $plain->request('GET / HTTP/1.1', 'Host: a')->status(), "\n";
?>
--EXPECT--
text "hello"
binary "\000\001"
HTTP/1.1 400 Bad Request
