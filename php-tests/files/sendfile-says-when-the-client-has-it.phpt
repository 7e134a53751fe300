--TEST--
sendfile(): 304 and 412 by entity tag and date, the script's own tag included; a changed file has another tag
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
file_put_contents("$folder/file.txt", 'some content');
touch("$folder/file.txt", 784_111_777);
$server = serve(<<<PHP
\$server->handle('/', fn (\$request, \$response) => \$response->sendfile('$folder/file.txt'));
\$server->handle('/own', fn (\$request, \$response) => \$response->header('etag', '"own"') && \$response->sendfile('$folder/file.txt'));
PHP);
$client = $server->connect();
preg_match('/^ETag: (.*)\r$/m', $client->request('GET / HTTP/1.1', 'Host: a')->response(), $tag);
foreach ([
    "/ If-None-Match: $tag[1]", "/ If-None-Match: W/$tag[1]", '/ If-None-Match: "other"', '/ If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT',
    '/ If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT', '/ If-Match: "other"', "/ If-Match: $tag[1]",
    '/ If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT', '/own If-None-Match: "own"', "/own If-None-Match: $tag[1]",
] as $case) {
    [$path, $field] = explode(' ', $case, 2);
    $answer = $client->request("GET $path HTTP/1.1", 'Host: a', $field)->response();
    echo substr($answer, 9, 3), ' ', str_replace($tag[1], 'TAG', $case), "\n";
}
$answer = $client->request('GET / HTTP/1.1', 'Host: a', "If-None-Match: $tag[1]")->response();
echo visible(str_replace($tag[1], 'TAG', $answer));
file_put_contents("$folder/file.txt", 'some changes');
var_dump(substr($client->request('GET / HTTP/1.1', 'Host: a', "If-None-Match: $tag[1]")->response(), 9, 3));
$server->finish();
?>
--EXPECT--
304 / If-None-Match: TAG
304 / If-None-Match: W/TAG
200 / If-None-Match: "other"
304 / If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT
200 / If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT
412 / If-Match: "other"
200 / If-Match: TAG
412 / If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT
304 /own If-None-Match: "own"
200 /own If-None-Match: TAG
HTTP/1.1 304 Not Modified\r\n
Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n
ETag: TAG\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
\r\n
string(3) "200"
