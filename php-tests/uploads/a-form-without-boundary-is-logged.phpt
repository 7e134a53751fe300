--TEST--
A form whose Content-Type names no boundary, or two, answers 400 and is logged
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

foreach (['', '; charset=utf-8', '; boundary=', '; boundary=a; boundary=b', '; boundary="a'] as $parameters) {
    $server = serve('$server->handle("/", fn ($request, $response) => $response->end("taken"));');
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', "Content-Type: multipart/form-data$parameters", 'Content-Length: 9');
    echo $client->send('--a--' . "\r\n\r\n")->status(), ' ', log_text($server->finished());
}
?>
--EXPECT--
HTTP/1.1 400 Bad Request WARNING	boundary of multipart/form-data not found: its Content-Type does not name one boundary
HTTP/1.1 400 Bad Request WARNING	boundary of multipart/form-data not found: its Content-Type does not name one boundary
HTTP/1.1 400 Bad Request WARNING	boundary of multipart/form-data not found: its Content-Type does not name one boundary
HTTP/1.1 400 Bad Request WARNING	boundary of multipart/form-data not found: its Content-Type does not name one boundary
HTTP/1.1 400 Bad Request WARNING	boundary of multipart/form-data not found: its Content-Type does not name one boundary
