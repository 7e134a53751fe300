--TEST--
examples/feed.php: pages of the right origin get what one of them publishes, compressed where they can
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = new Child(str_replace('9503', '0', file_get_contents(dirname(__DIR__, 2) . '/examples/feed.php')));
preg_match('~ws://([^/]+)/~', $server->line(), $match);
$origin = "Origin: http://$match[1]";
$plain = WebSocketClient::open("tcp://$match[1]", '/', $origin, 'Sec-WebSocket-Protocol: feed.v2, feed.v1');
preg_match('/^Sec-WebSocket-Protocol:.*$/mi', $plain->answer, $chosen);
echo rtrim($chosen[0]), "\n";
$compressing = WebSocketClient::open("tcp://$match[1]", '/', $origin, OFFER);
$message = str_repeat('news ', 30);
$compressing->text($message);
echo $plain->next(), "\n";
echo (new Inflate)(payload($compressing)) === $message ? 'the same' : 'something else', ", compressed\n";
$plain->text('short');
echo $plain->next(), ', ', $compressing->next(), "\n";
$elsewhere = new Client("tcp://$match[1]");
echo $elsewhere->request(...handshake('/', 'Origin: http://elsewhere.test'))->status(), "\n";
?>
--EXPECT--
Sec-WebSocket-Protocol: feed.v2
text "news news news news news news news news news news news news news news news news news news news news news news news news news news news news news news "
the same, compressed
text "short", text "short"
HTTP/1.1 403 Forbidden
