--TEST--
Http\Client: download() with an offset asks for the rest, and takes nothing else for it
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $file = tempnam(sys_get_temp_dir(), 'swoole-rs-');
    file_put_contents($file, '01234');
    $server = new RawServer([
        "HTTP/1.1 206 P\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\n56789",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxxxxxxxxxx",
        "HTTP/1.1 206 P\r\nContent-Range: bytes 0-4/10\r\nContent-Length: 5\r\n\r\nxxxxx",
    ]);
    $client = new Client('127.0.0.1', $server->port);
    foreach ([1, 2, 3] as $try) {
        echo outcome($client->download('/', $file, 5), $client), file_get_contents($file), "\n";
    }
    echo preg_replace('/^(?!Range|Accept).*\R/m', '', $server->requests[0]);
    unlink($file);
});
?>
--EXPECT--
[true,206,0]
0123456789
[false,200,508]
0123456789
[false,206,508]
0123456789
Range: bytes=5-
