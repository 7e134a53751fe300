--TEST--
HTTP/2: the preface is taken in pieces, only as the first bytes of a connection, and not with open_http2_protocol false
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$handle = '$server->handle("/", fn ($request, $response) => $response->end($request->server["server_protocol"]));';
$server = serve($handle);
$client = new Client($server->address());
$ours = http2_frame(H2::SETTINGS, 0, 0) . http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 1, block(request_fields('/')));
foreach (str_split(H2::PREFACE . $ours) as $byte) {
    $client->send($byte);
}
echo 'byte by byte: ', str_contains($client->readUntil('HTTP/2'), 'HTTP/2') ? 'served' : 'not served', "\n";
$client->close();

$client = new Client($server->address());
$client->send("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n");
echo 'another end: ', substr($client->rest(), 9, 0), "closed\n";

$client = new Client($server->address());
echo 'behind a request: ', $client->request('GET / HTTP/1.1', 'Host: a')->body(), ', then ', $client->send(H2::PREFACE)->status(), "\n";
$server->finish();

foreach (['true' => 'HTTP/2', 'false' => '505'] as $value => $answer) {
    $server = serve("\$server->set(['open_http2_protocol' => $value]); $handle");
    $client = new Client($server->address());
    $client->send(H2::PREFACE . $ours);
    echo "open_http2_protocol $value: ", str_contains($client->readUntil($answer), $answer) ? $answer : '', "\n";
    $client->close();
    $server->finish();
}
?>
--EXPECT--
byte by byte: served
another end: closed
behind a request: HTTP/1.1, then HTTP/1.1 505 HTTP Version Not Supported
open_http2_protocol true: HTTP/2
open_http2_protocol false: 505
