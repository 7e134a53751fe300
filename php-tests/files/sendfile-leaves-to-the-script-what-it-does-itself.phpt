--TEST--
sendfile(): offset and length, a status, Content-Range or Content-Encoding of the script's turn off ranges and conditions; its content type stands
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
file_put_contents("$folder/file.txt", '0123456789');
$server = serve("\$file = '$folder/file.txt';" . <<<'PHP'
$server->handle('/offset', fn ($request, $response) => $response->sendfile($file, 4));
$server->handle('/slice', fn ($request, $response) => $response->sendfile($file, 4, 2));
$server->handle('/status', fn ($request, $response) => $response->status(404) && $response->sendfile($file));
$server->handle('/range', function ($request, $response) use ($file) {
    $response->status(206);
    $response->header('Content-Range', 'bytes 2-3/10');
    $response->sendfile($file, 2, 2);
});
$server->handle('/coded', fn ($request, $response) => $response->header('content-encoding', 'x-own') && $response->sendfile($file));
$server->handle('/type', fn ($request, $response) => $response->header('content-type', 'text/x-own') && $response->sendfile($file));
PHP);
foreach (['offset', 'slice', 'status', 'range', 'coded', 'type'] as $path) {
    $answer = $server->connect()->request("GET /$path HTTP/1.1", 'Host: a', 'Range: bytes=0-0', 'Accept-Encoding: gzip')->response();
    preg_match_all('/^(Content-Type|Content-Range|Content-Encoding): .*(?=\r$)/mi', $answer, $lines);
    echo "$path: ", substr($answer, 9, 3), ' ', substr($answer, strpos($answer, "\r\n\r\n") + 4), ', ', implode(', ', $lines[0]), "\n";
}
$server->finish();
?>
--EXPECT--
offset: 200 456789, Content-Type: text/plain
slice: 200 45, Content-Type: text/plain
status: 404 0123456789, Content-Type: text/plain
range: 206 23, Content-Range: bytes 2-3/10, Content-Type: text/plain
coded: 200 0123456789, Content-Encoding: x-own, Content-Type: text/plain
type: 206 0, Content-Type: text/x-own, Content-Range: bytes 0-0/10
