--TEST--
Response::trailer(): fields behind the last chunk; refused with line ends; ignored without chunks
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->write('x');
    report(@$response->trailer('X-Sum', '42'));
    report(@$response->trailer(str_repeat('k', 128), 'v'));
    var_dump(@$response->trailer('x-bad', "v\r\nInjected: yes"));
    $response->end();
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test');
$client->readUntil("\r\n\r\n");
echo visible($client->readUntil("0\r\n") . $client->readUntil("\r\n\r\n"));
$server->finish();
?>
--EXPECT--
1\r\n
x\r\n
0\r\n
x-sum: 42\r\n
\r\n
true 0
false 510 Swoole\Http\Response::trailer(): trailer key is too long
bool(false)
