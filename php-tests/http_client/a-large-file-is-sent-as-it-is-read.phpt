--TEST--
Http\Client: a large file is streamed
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $path = tempnam(sys_get_temp_dir(), 'swoole-rs-');
    $content = random_bytes(3_000_000);
    file_put_contents($path, $content);
    $server = new RawServer([function ($socket, $request) use ($content) {
        $socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 32\r\n\r\n" . md5(substr($request, strpos($request, "\r\n\r\n", strpos($request, 'filename')) + 4, 3_000_000)));
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->addFile($path, 'f');
    var_dump($client->post('/', []), $client->body === md5($content));
    unlink($path);
});
?>
--EXPECT--
bool(true)
bool(true)
