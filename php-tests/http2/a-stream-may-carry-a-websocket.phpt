--TEST--
An extended CONNECT becomes a WebSocket on a stream (RFC 8441), beside other requests of the connection
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_subprotocol' => 'chat', 'websocket_compression' => true]);
$server->handle('/echo', function (Request $request, Response $response) {
    $response->header('X-Own', 'field');
    echo literal([
        $request->getMethod(), $request->header['upgrade'], $request->streamId > 0, $request->server['server_protocol'],
        $response->upgrade(), $response->isWritable(), $response->socket,
    ]), "\n";
    while ($frame = $response->recv(20)) {
        $response->push("$frame->data!", $frame->opcode);
    }
    echo literal([$frame, $response->push('late')]), "\n";
});
$server->handle('/leave', function (Request $request, Response $response) {
    $response->upgrade();
    $response->push($response->recv(20)->data);
});
$server->handle('/', fn (Request $request, Response $response) => $response->end('plain'));
PHP);
$client = $server->http2();
$frame = $client->next();
echo 'offered: ', str_contains($frame->payload, settings([H2::ENABLE_CONNECT_PROTOCOL => 1])) ? "yes\n" : "no\n";

$client->connectWebSocket(1, '/echo', ['sec-websocket-protocol' => 'chat, other']);
$head = $client->nextOf(1);
$fields = array_column($head->fields, 1, 0);
unset($fields['date'], $fields['server']);
echo literal($fields), $head->ends() ? " ends\n" : "\n";
$client->frame(H2::DATA, 0, 1, frame(TEXT, 'one') . substr(frame(TEXT, 'two'), 0, 3));
echo literal($client->bytes(1)), "\n";
echo $client->get(3, '/')->answer(3), "\n";
$client->frame(H2::DATA, 0, 1, substr(frame(TEXT, 'two'), 3));
echo literal($client->bytes(1)), "\n";
$client->frame(H2::DATA, 0, 1, frame(PING, 'p'));
echo literal($client->bytes(1)), "\n";
$client->frame(H2::DATA, 0, 1, frame(CLOSE, pack('n', 1000)));
echo literal($client->bytes(1)), ' ', $client->bytes(1), "\n";

// the handler goes first: close frame, and the stream ends when the client has answered
$client->connectWebSocket(5, '/leave')->frame(H2::DATA, 0, 5, frame(TEXT, 'bye'));
for ($text = ''; strlen($text) < 9; $text .= $client->bytes(5));
echo literal($text), "\n";
$client->frame(H2::DATA, H2::END_STREAM, 5, frame(CLOSE, pack('n', 1000)));
echo $client->bytes(5), "\n";

// a client that ends its side, and one that resets the stream
$client->connectWebSocket(7, '/echo')->frame(H2::DATA, H2::END_STREAM, 7, '');
echo $client->bytes(7), "\n";
$client->connectWebSocket(9, '/echo');
$client->nextOf(9);
$client->frame(H2::RST_STREAM, 0, 9, pack('N', 8));
echo $client->get(11, '/')->answer(11), "\n";
$server->finish();
?>
--EXPECT--
offered: yes
[":status" => "200", "x-own" => "field", "sec-websocket-protocol" => "chat"]
"\201\004one!"
200 "plain"
"\201\004two!"
"\212\001p"
"\210\002\003\350" end
"\201\003bye\210\002\003\350"
end
end
200 "plain"
["GET", "websocket", true, "HTTP/2", true, false, null]
["", false]
["GET", "websocket", true, "HTTP/2", true, false, null]
["", false]
["GET", "websocket", true, "HTTP/2", true, false, null]
[false, false]
