--TEST--
Http\Client: upgrade() is true only for a 101 with the right accept value and nothing that was not asked for; the status is kept
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = fn ($line, $fields) => "HTTP/1.1 $line\r\n$fields\r\n";
    $upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    $cases = [
        'accepted' => accepts(),
        'glued frames' => accepts("\x81\x02hi"),
        'subprotocol' => accepts('', "Sec-WebSocket-Protocol: chat\r\n"),
        'other status' => $answer('200 OK', "Content-Length: 2\r\n") . 'no',
        'refused' => $answer('403 Forbidden', "Content-Length: 0\r\n"),
        'no upgrade' => $answer('101 S', ''),
        'no accept' => $answer('101 S', $upgrade),
        'wrong accept' => $answer('101 S', "{$upgrade}Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
        'other subprotocol' => accepts('', "Sec-WebSocket-Protocol: other\r\n"),
        'extension' => accepts('', "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
        'closed' => fn () => null,
    ];
    foreach ($cases as $what => $answer) {
        $server = new RawServer($what === 'closed' ? [$answer] : [$answer, RawServer::hold(...)]);
        $client = new Client('127.0.0.1', $server->port);
        $client->setHeaders(['Sec-WebSocket-Protocol' => 'soap, chat']);
        echo "$what: ", trim(outcome($client->upgrade('/'), $client)), ' ', json_encode([$client->connected, $client->body]);
        echo $what === 'glued frames' ? ' ' . $client->recv(5)->data : '', "\n";
    }
    $client->setHeaders([]);
});
?>
--EXPECT--
accepted: [true,101,0] [true,""]
glued frames: [true,101,0] [true,""] hi
subprotocol: [true,101,0] [true,""]
other status: [false,200,8504] [true,"no"]
refused: [false,403,8504] [true,""]
no upgrade: [false,101,8504] [false,""]
no accept: [false,101,8504] [false,""]
wrong accept: [false,101,8504] [false,""]
other subprotocol: [false,101,8504] [false,""]
extension: [false,101,8504] [false,""]
closed: [false,-3,104] [false,""]
