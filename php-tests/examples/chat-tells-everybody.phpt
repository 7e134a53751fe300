--TEST--
examples/chat: what one says all hear, and who comes and goes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
$folder = dirname(__DIR__, 2) . '/examples/chat';
$server = new Child(str_replace(['9502', '__DIR__'], ['0', var_export($folder, true)], file_get_contents("$folder/server.php")));
preg_match('~http://([^/]+)/~', $server->line(), $match);
$first = WebSocketClient::open("tcp://$match[1]", '/room?name=ann');
echo $first->next(), "\n";
$second = WebSocketClient::open("tcp://$match[1]", '/room?name=bob');
echo $first->next(), "\n", $second->next(), "\n";
$second->text('hi');
echo $first->next(), "\n", $second->next(), "\n";
$second->close();
echo $first->next(), "\n";
$page = new Client("tcp://$match[1]");
var_dump($page->request('GET / HTTP/1.1', 'Host: a')->body() === file_get_contents("$folder/page.html"));
echo $page->request('GET /favicon.ico HTTP/1.1', 'Host: a')->status(), "\n";
?>
--EXPECT--
text "{\"from\":\"ann\",\"event\":\"joined\",\"present\":1}"
text "{\"from\":\"bob\",\"event\":\"joined\",\"present\":2}"
text "{\"from\":\"bob\",\"event\":\"joined\",\"present\":2}"
text "{\"from\":\"bob\",\"text\":\"hi\",\"present\":2}"
text "{\"from\":\"bob\",\"text\":\"hi\",\"present\":2}"
text "{\"from\":\"bob\",\"event\":\"left\",\"present\":1}"
bool(true)
HTTP/1.1 404 Not Found
