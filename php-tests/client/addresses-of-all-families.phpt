--TEST--
Clients of all families: IPv6 and unix sockets, streams and datagrams
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
$probe = @stream_socket_server('tcp://[::1]:0');
if (!$probe) echo 'skip this machine has no IPv6 loopback';
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

$path = sys_get_temp_dir() . '/swoole-rs-test-' . getmypid();
run(function () use ($path) {
    $exchange = function (Client $client, string $host, int $port) {
        $connected = $client->connect($host, $port, 20);
        json($connected, $client->send('hello'), $client->recv(20), $client->errCode);
    };
    foreach (['::1' => SWOOLE_SOCK_TCP6, '127.0.0.1' => SWOOLE_TCP, "unix:$path" => SWOOLE_UNIX_STREAM] as $host => $type) {
        $server = new Server($host);
        $server->handle(fn ($connection) => $connection->send(strtoupper($connection->recv(20))));
        go(fn () => $server->start());
        json($server->type, $server->port > 0);
        $client = new Client($type);
        $exchange($client, preg_replace('/^unix:/', '', $host), $server->port);
        json($client->getpeername()['address'] === preg_replace('/^unix:/', '', $host), $client->getpeername()['port'] === $server->port);
        $server->shutdown();
    }
    foreach ([[AF_INET6, '::1', SWOOLE_SOCK_UDP6], [AF_UNIX, "$path-server", SWOOLE_SOCK_UNIX_DGRAM]] as [$family, $address, $type]) {
        $server = new Socket($family, SOCK_DGRAM);
        $server->bind($address);
        $client = new Client($type);
        // A unix datagram has a sender only if that is bound.
        $family === AF_UNIX && $client->set(['bind_address' => "$path-client"]);
        $port = $server->getsockname()['port'];
        go(function () use ($server) {
            $text = $server->recvfrom($peer, 20);
            $server->sendto($peer['address'], $peer['port'], strtoupper($text));
        });
        $exchange($client, $address, $port);
        go(fn () => json($server->recvfrom($peer, 20), $peer['port'] === $client->getsockname()['port']));
        json($client->sendto($address, $port, 'again'));
    }
});
array_map(fn ($file) => print("$file is left\n"), glob("$path*"));
?>
--EXPECT--
[10,true]
[true,5,"HELLO",0]
[true,true]
[2,true]
[true,5,"HELLO",0]
[true,true]
[1,false]
[true,5,"HELLO",0]
[true,true]
[true,5,"HELLO",0]
true
["again",true]
[true,5,"HELLO",0]
true
["again",true]
