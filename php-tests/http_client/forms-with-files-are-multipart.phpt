--TEST--
Http\Client: fields come first, then files and strings in their order; names cannot leave their quotes; files are for one request
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $path = tempnam(sys_get_temp_dir(), 'swoole-rs-');
    file_put_contents($path, '0123456789');
    $server = new RawServer(["HTTP/1.1 204 N\r\n\r\n", "HTTP/1.1 204 N\r\n\r\n"]);
    $client = new Client('127.0.0.1', $server->port);
    $client->addFile($path, 'whole', 'text/x', 'a.txt');
    $client->addFile($path, 'part', 'text/x', "q\".txt", 3, 4);
    $client->addData('DATA', 'data');
    $client->setHeaders(['Content-Type' => 'text/wrong']);
    var_dump($client->post('/', ['a' => 1, 'b' => "two"]), $client->uploadFiles);
    $client->get('/');
    $seen = preg_replace('/(----SwooleBoundary)[A-Za-z0-9]{21}/', '$1XXX', $server->seen());
    echo $seen;
    unlink($path);
});
?>
--EXPECT--
bool(true)
NULL
POST / HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Content-Type: multipart/form-data; boundary=----SwooleBoundaryXXX\r\n
Content-Length: 662\r\n
\r\n
------SwooleBoundaryXXX\r\n
Content-Disposition: form-data; name="a"\r\n
\r\n
1\r\n
------SwooleBoundaryXXX\r\n
Content-Disposition: form-data; name="b"\r\n
\r\n
two\r\n
------SwooleBoundaryXXX\r\n
Content-Disposition: form-data; name="whole"; filename="a.txt"\r\n
Content-Type: text/x\r\n
\r\n
0123456789\r\n
------SwooleBoundaryXXX\r\n
Content-Disposition: form-data; name="part"; filename="q%22.txt"\r\n
Content-Type: text/x\r\n
\r\n
3456\r\n
------SwooleBoundaryXXX\r\n
Content-Disposition: form-data; name="data"; filename="data"\r\n
Content-Type: application/octet-stream\r\n
\r\n
DATA\r\n
------SwooleBoundaryXXX--\r\n

---
GET / HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Content-Type: text/wrong\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n
