--TEST--
A multipart form answers 415, which is logged, unless http_parse_post is false: then the handler has it as it came
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$form = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
$lines = ['Host: a', 'Content-Type: Multipart/Form-Data; boundary=b', 'Content-Length: ' . strlen($form)];
foreach (['[\'package_max_length\' => 1000]', '[\'http_parse_post\' => false]'] as $settings) {
    $server = serve("\$server->set($settings);" . <<<'PHP'
    $server->handle('/', fn ($request, $response) => $response->end(md5($request->getContent())));
    PHP);
    $client = $server->connect()->request('POST / HTTP/1.1', ...$lines)->send($form);
    $response = $client->response();
    echo strstr($response, "\r\n", true), ' ', str_ends_with($response, md5($form)) ? 'as it came' : $client->ending(), "\n";
    echo preg_replace('/^\[[^\]]*\]\t/', '', $server->finished());
}
?>
--EXPECT--
HTTP/1.1 415 Unsupported Media Type closed
WARNING	a multipart form was refused with 415: they are not supported; with http_parse_post false, Request::getContent() has them as they came
HTTP/1.1 200 OK as it came
