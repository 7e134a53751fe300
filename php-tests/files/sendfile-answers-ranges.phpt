--TEST--
sendfile(): one range, several, overlapping ones, none that is there, and If-Range
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
file_put_contents("$folder/file.txt", $content = implode('', range('a', 'z')));
$server = serve("\$server->handle('/', fn (\$request, \$response) => \$response->sendfile('$folder/file.txt'));");
$client = $server->connect();
preg_match('/^ETag: (.*)\r$/m', $client->request('GET / HTTP/1.1', 'Host: a')->response(), $tag);
foreach ([
    'bytes=0-4', 'bytes=20-', 'bytes=-3', 'bytes=24-99', 'bytes=0-3, 2-9', 'bytes=26-', 'bytes=9-1', 'chars=0-1',
    "bytes=0-1\r\nIf-Range: $tag[1]", "bytes=0-1\r\nIf-Range: \"other\"", "bytes=0-1\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT",
    "bytes=0-1\r\nRange: bytes=2-3", "bytes=0-1\r\nRange: bytes=0-1", "bytes=0-1\r\nIf-Range: $tag[1]\r\nIf-Range: \"other\"",
    "bytes=0-1\r\nIf-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\nIf-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
    'bytes=' . implode(',', array_map(fn ($at) => 0 . '-' . 0, range(0, 16))),
] as $range) {
    [$head, $body] = explode("\r\n\r\n", $client->request('GET / HTTP/1.1', 'Host: a', "Range: $range")->response(), 2);
    preg_match('/^Content-Range: (.*)\r$/m', "$head\r\n", $said);
    printf("%-16.16s %s %-14s %s\n", strtr($range, ["\r\n" => ' ']), substr($head, 9, 3), $said[1] ?? '', $body);
}
[$head, $body] = explode("\r\n\r\n", $client->request('GET / HTTP/1.1', 'Host: a', 'Range: bytes=0-1,10-11,-1')->response(), 2);
preg_match('/^Content-Type: multipart\/byteranges; boundary=(.*)\r$/m', "$head\r\n", $boundary);
echo substr($head, 0, 12), ' ', substr_count($head, 'Content-Type'), "\n", visible(str_replace("--$boundary[1]", '~~BOUNDARY', $body));
$head = $client->request('HEAD / HTTP/1.1', 'Host: a', 'Range: bytes=0-1')->response(true);
echo substr($head, 0, 12), ' ', str_contains($head, "Content-Length: 26\r\n") ? 26 : $head, "\n";
$server->finish();
?>
--EXPECT--
bytes=0-4        206 bytes 0-4/26   abcde
bytes=20-        206 bytes 20-25/26 uvwxyz
bytes=-3         206 bytes 23-25/26 xyz
bytes=24-99      206 bytes 24-25/26 yz
bytes=0-3, 2-9   206 bytes 0-9/26   abcdefghij
bytes=26-        416 bytes */26     
bytes=9-1        200                abcdefghijklmnopqrstuvwxyz
chars=0-1        200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 If-Ran 206 bytes 0-1/26   ab
bytes=0-1 If-Ran 200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 If-Ran 200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 Range: 200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 Range: 200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 If-Ran 200                abcdefghijklmnopqrstuvwxyz
bytes=0-1 If-Unm 206 bytes 0-1/26   ab
bytes=0-0,0-0,0- 200                abcdefghijklmnopqrstuvwxyz
HTTP/1.1 206 1
\r\n
~~BOUNDARY\r\n
Content-Type: text/plain\r\n
Content-Range: bytes 0-1/26\r\n
\r\n
ab\r\n
~~BOUNDARY\r\n
Content-Type: text/plain\r\n
Content-Range: bytes 10-11/26\r\n
\r\n
kl\r\n
~~BOUNDARY\r\n
Content-Type: text/plain\r\n
Content-Range: bytes 25-25/26\r\n
\r\n
z\r\n
~~BOUNDARY--\r\n
HTTP/1.1 200 26
