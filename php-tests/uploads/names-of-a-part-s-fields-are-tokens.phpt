--TEST--
A part may have any field whose name is a token, digits included; what is no token answers 400
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve('$server->handle("/", fn ($request, $response) => $response->end(json_encode($request->post)));');
foreach (['X-1: y', '2: z', 'Content-MD5: x', 'a b: c', 'a(: c', ': c', 'a', "a\0: c", "\x80: c"] as $line) {
    $form = form('--' . BOUNDARY . "\r\n$line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n");
    $client = $server->connect()->request(...form_head(strlen($form)))->send($form);
    $response = $client->response();
    echo literal($line), ': ', strtok($response, "\r"), ' ', substr(strstr($response, "\r\n\r\n"), 4), "\n";
}
$server->finished();
?>
--EXPECT--
"X-1: y": HTTP/1.1 200 OK {"a":"1"}
"2: z": HTTP/1.1 200 OK {"a":"1"}
"Content-MD5: x": HTTP/1.1 200 OK {"a":"1"}
"a b: c": HTTP/1.1 400 Bad Request 
"a(: c": HTTP/1.1 400 Bad Request 
": c": HTTP/1.1 400 Bad Request 
"a": HTTP/1.1 400 Bad Request 
"a\000: c": HTTP/1.1 400 Bad Request 
"\200: c": HTTP/1.1 400 Bad Request 
