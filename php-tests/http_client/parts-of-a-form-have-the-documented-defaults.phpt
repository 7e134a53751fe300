--TEST--
Http\Client: files have their own name and a type by suffix, strings the name of their field; fields are cast, a string body gives way, get() sends files, too
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $folder = sys_get_temp_dir() . '/swoole-rs-' . getmypid();
    mkdir($folder);
    file_put_contents("$folder/page.html", '<p>');
    touch("$folder/empty.txt");
    set_error_handler(fn ($level, $text) => print strtok($text, '[') . "\n");
    $server = new RawServer(array_fill(0, 3, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('127.0.0.1', $server->port);
    var_dump($client->addFile("$folder/empty.txt", 'e'), $client->addFile("$folder/page.html", 'file'));
    echo json_encode(array_diff_key($client->uploadFiles[0], ['path' => 0])), ' ', basename($client->uploadFiles[0]['path']), "\n";
    $client->post('/string', 'ignored');
    $client->addData('one', 'named', null, 'other.png');
    $client->addData('two', 'typed', 'a/b');
    $client->post('/fields', ['list' => ['x' => 1], 'null' => null, 'true' => true]);
    $client->addData('x', 'got');
    $client->get('/get');
    foreach ($server->requests as $request) {
        preg_match('/boundary=(\S+)/', $request, $match);
        echo strtok($request, "\r"), "\n", json_encode(substr($match[1], 0, -21)), "\n";
        foreach (array_slice(explode("--$match[1]", $request), 1) as $part) {
            echo '  ', json_encode($part, JSON_UNESCAPED_SLASHES), "\n";
        }
    }
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
});
?>
--EXPECT--
Swoole\Coroutine\Http\Client::addFile(): cannot send empty file
bool(false)
bool(true)
{"name":"file","filename":"page.html","type":"text\/html","size":3,"offset":0} page.html
Array to string conversion
POST /string HTTP/1.1
"----SwooleBoundary"
  "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"page.html\"\r\nContent-Type: text/html\r\n\r\n<p>\r\n"
  "--\r\n"
POST /fields HTTP/1.1
"----SwooleBoundary"
  "\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\nArray\r\n"
  "\r\nContent-Disposition: form-data; name=\"null\"\r\n\r\n\r\n"
  "\r\nContent-Disposition: form-data; name=\"true\"\r\n\r\n1\r\n"
  "\r\nContent-Disposition: form-data; name=\"named\"; filename=\"other.png\"\r\nContent-Type: application/octet-stream\r\n\r\none\r\n"
  "\r\nContent-Disposition: form-data; name=\"typed\"; filename=\"typed\"\r\nContent-Type: a/b\r\n\r\ntwo\r\n"
  "--\r\n"
GET /get HTTP/1.1
"----SwooleBoundary"
  "\r\nContent-Disposition: form-data; name=\"got\"; filename=\"got\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n"
  "--\r\n"
