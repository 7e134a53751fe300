--TEST--
HTTP/2: forms are taken apart as they come, whatever the method; large bodies and compressed responses are HTTP/1's
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(function_exists('gzdecode'), 'the extension zlib is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '8M']);
$server->handle('/form', function (Request $request, Response $response) {
    $file = $request->files['file'];
    $response->end(literal([$request->post, $file['name'], $file['size'], md5_file($file['tmp_name']), is_uploaded_file($file['tmp_name'])]));
});
$server->handle('/body', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' ' . md5($request->getContent())));
$server->handle('/text', fn ($request, $response) => $response->end(str_repeat('text ', 1000)));
$server->handle('/stream', function ($request, $response) {
    for ($i = 0; $i < 3; $i++) {
        $response->write(str_repeat("part $i ", 100));
    }
    $response->end();
});
PHP);
$client = $server->http2();
$content = random_bytes(300_000);
$form = "--B\r\nContent-Disposition: form-data; name=\"field\"\r\n\r\nvalue\r\n"
    . "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n$content\r\n--B--\r\n";
foreach (['POST', 'GET'] as $index => $method) {
    $stream = 2 * $index + 1;
    $client->head($stream, request_fields('/form', ['content-type' => 'multipart/form-data; boundary=B'], $method));
    foreach (str_split($form, 10_000) as $part) {
        // the window holds six of them: the server has to take each before it can go on
        while ($client->window($stream) < strlen($part)) {
            $client->next();
        }
        $client->frame(H2::DATA, 0, $stream, $part);
    }
    $client->frame(H2::DATA, H2::END_STREAM, $stream);
    echo $method, ' ', str_replace(md5($content), 'the same', stripslashes($client->answer($stream))), "\n";
}
$body = random_bytes(3_000_000);
$client->head(5, request_fields('/body', ['content-length' => '3000000'], 'PUT'));
foreach (str_split($body, 10_000) as $part) {
    while ($client->window(5) < strlen($part)) {
        $client->next();
    }
    $client->frame(H2::DATA, 0, 5, $part);
}
$client->frame(H2::DATA, H2::END_STREAM, 5);
echo $client->answer(5) === '200 "3000000 ' . md5($body) . '"' ? 'a large body is whole' : 'a large body is not whole', "\n";
echo $client->get(7, '/body')->head(9, request_fields('/body', ['content-length' => (string) (9 << 20)], 'POST'))->answer(9), "\n";
foreach (['/text', '/stream'] as $index => $path) {
    $stream = 11 + 2 * $index;
    $answer = $client->get($stream, $path, ['accept-encoding' => 'gzip'])->answer($stream);
    $plain = gzdecode(stripcslashes(substr($answer, 5, -1)));
    echo $path, ' ', $client->field('content-encoding'), ' ', $client->field('vary'), ' ', strlen($plain), "\n";
}
$server->finish();
?>
--EXPECT--
POST 200 "[["field" => "value"], "a.bin", 300000, "the same", true]"
GET 200 "[["field" => "value"], "a.bin", 300000, "the same", true]"
a large body is whole
413 ""
/text gzip Accept-Encoding 5000
/stream gzip Accept-Encoding 2100
