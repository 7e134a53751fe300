--TEST--
Http\Client: Host has brackets around IPv6 addresses, no default port, and localhost for unix sockets
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
    foreach ([[AF_INET6, '::1', '::1'], [AF_UNIX, $path, "unix:$path"]] as [$family, $address, $host]) {
        $listener = new Swoole\Coroutine\Socket($family, SOCK_STREAM, 0);
        $listener->bind($address);
        $listener->listen();
        $port = $listener->getsockname()['port'];
        go(function () use ($listener) {
            $socket = $listener->accept(20);
            $request = $socket->recv(65536, 20);
            preg_match('/^Host: (.*)\r$/m', $request, $match);
            echo preg_replace('/:\d+$/', ':PORT', $match[1]), "\n";
            $socket->send("HTTP/1.1 204 N\r\n\r\n");
        });
        $client = new Client($host, $port);
        echo outcome($client->get('/'), $client);
        echo json_encode($family === AF_UNIX ? $client->getpeername()['address'] === $path : $client->getpeername()['address']), "\n";
    }
});
?>
--EXPECT--
[::1]:PORT
[true,204,0]
"::1"
localhost
[true,204,0]
true
