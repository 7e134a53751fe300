--TEST--
HTTP/2: sendfile() and static files, whole, in part, for HEAD, and as fast as the client's window allows
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-http2-' . getmypid();
mkdir($folder);
file_put_contents("$folder/large.bin", $content = random_bytes(1_000_000));
file_put_contents("$folder/small.txt", 'a small file');
$server = serve(<<<PHP
\$server->set(['enable_static_handler' => true, 'document_root' => '$folder', 'static_handler_locations' => ['/files']]);
\$server->handle('/', fn (\$request, \$response) => \$response->sendfile('$folder' . \$request->server['request_uri']));
PHP);
mkdir("$folder/files");
copy("$folder/large.bin", "$folder/files/large.bin");
$client = $server->http2();
foreach (['/large.bin', '/files/large.bin'] as $index => $path) {
    $stream = 6 * $index + 1;
    $answer = $client->get($stream, $path)->answer($stream);
    echo $path, ' ', substr($answer, 0, 3), ' ', $client->field('content-length'), ' ',
        stripcslashes(substr($answer, 5, -1)) === $content ? 'whole' : 'not whole', "\n";
    $answer = $client->get($stream + 2, $path, ['range' => 'bytes=500000-500009'])->answer($stream + 2);
    echo '  a range: ', substr($answer, 0, 3), ' ', $client->field('content-range'), ' ',
        stripcslashes(substr($answer, 5, -1)) === substr($content, 500000, 10) ? 'right' : 'wrong', "\n";
    echo '  HEAD: ', $client->get($stream + 4, $path, method: 'HEAD')->answer($stream + 4), ' ', $client->field('content-length'), "\n";
}
echo $client->get(21, '/small.txt')->answer(21), ' ', $client->field('content-type'), "\n";
echo $client->get(23, '/files/none')->answer(23), "\n";
$server->finish();
array_map(unlink(...), [...glob("$folder/*.*"), ...glob("$folder/files/*")]);
rmdir("$folder/files");
rmdir($folder);
?>
--EXPECT--
/large.bin 200 1000000 whole
  a range: 206 bytes 500000-500009/1000000 right
  HEAD: 200 "" 1000000
/files/large.bin 200 1000000 whole
  a range: 206 bytes 500000-500009/1000000 right
  HEAD: 200 "" 1000000
200 "a small file" text/plain
404 ""
