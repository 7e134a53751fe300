--TEST--
sendfile(): small and large files arrive whole with their type and length, HEAD gets none of it, and the connection goes on
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$contents = ['empty.txt' => '', 'small.html' => '<p>hi', 'page.json' => str_repeat('j', 16 * 1024), 'more.css' => str_repeat('c', 16 * 1024 + 1),
    'large.bin' => str_repeat(random_bytes(1 << 16), 80), 'noise.d.tar' => 'tar', 'plain' => 'plain', 'dir.zzz' => 'x'];
foreach ($contents as $name => $content) {
    file_put_contents("$folder/$name", $content);
}
$server = serve("chdir('$folder');" . <<<'PHP'
$server->handle('/', function ($request, $response) {
    $sent = $response->sendfile(ltrim($request->server['request_uri'], '/'));
    $sent && $response->isWritable() === false && $response->end() === false || print("not sent\n");
});
PHP);
$client = $server->connect();
foreach ($contents as $name => $content) {
    [$head, $body] = explode("\r\n\r\n", $client->request("GET /$name HTTP/1.1", 'Host: a')->response(), 2);
    preg_match('/^Content-Type: (.*)\r$/m', $head, $type);
    echo "$name $type[1] ", $body === $content ? 'whole' : 'broken', ', HEAD ';
    $answer = $client->request("HEAD /$name HTTP/1.1", 'Host: a')->response(true);
    $same = fn ($text) => preg_replace('/^Date: .*$/m', '', trim($text));
    echo $same($answer) === $same("$head\r\n") ? 'the same' : "$answer instead of $head", "\n";
}
$client = $server->connect()->request('GET /large.bin HTTP/1.0');
$answer = $client->rest();
var_dump(str_ends_with($answer, "\r\n\r\n{$contents['large.bin']}"), str_contains($answer, "\r\nConnection: close\r\n"));
$answer = visible($server->connect()->request('GET /small.html HTTP/1.1', 'Host: a')->response());
echo preg_replace(['/^(Last-Modified): .* GMT/m', '/^(ETag): "[0-9a-f.]+-5"/m'], '$1: ...', $answer), "\n";
$server->finish();
?>
--EXPECT--
empty.txt text/plain whole, HEAD the same
small.html text/html whole, HEAD the same
page.json application/json whole, HEAD the same
more.css text/css whole, HEAD the same
large.bin application/octet-stream whole, HEAD the same
noise.d.tar application/x-tar whole, HEAD the same
plain application/octet-stream whole, HEAD the same
dir.zzz application/octet-stream whole, HEAD the same
bool(true)
bool(true)
HTTP/1.1 200 OK\r\n
Accept-Ranges: bytes\r\n
Last-Modified: ...\r\n
ETag: ...\r\n
Content-Type: text/html\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Length: 5\r\n
\r\n
<p>hi
