--TEST--
Swoole\Client waits with the whole process outside of coroutines
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Client;
use Swoole\Coroutine\Server;
use function Swoole\Coroutine\run;

$server = new Server('127.0.0.1', 0);
$child = new Swoole\Process(function () use ($server) {
    run(function () use ($server) {
        $server->set(['open_eof_check' => true, 'package_eof' => "\n"]);
        $server->handle(function ($connection) use ($server) {
            while ($line = $connection->recv(20)) {
                if ($line === "stop\n") {
                    // at once, although clients keep their connections
                    exit(0);
                }
                $connection->send(strtoupper($line));
            }
        });
        $server->start();
    });
});
$child->start();
$warnings = function (callable $call) {
    set_error_handler(fn ($level, $text) => print("$text\n"));
    $result = $call();
    restore_error_handler();
    return $result;
};

$client = new Client(SWOOLE_SOCK_TCP);
json($warnings(fn () => [$client->recv(), $client->send('x'), $client->close(), $client->getsockname()]), $client->errCode, $client->isConnected());
json($client->connect('127.0.0.1', $server->port, 20), $client->errCode, $client->sock > 2, $client->isConnected());
json($client->send("hello\n"), $client->recv(3), $client->recv(99, Client::MSG_PEEK), $client->recv());
json(array_keys($client->getpeername()), $client->getpeername()['port'] === $server->port);
json($warnings(fn () => $client->connect('127.0.0.1', $server->port)));
json($client->close(), $client->isConnected());
json($client->connect('localhost', $server->port, 0.5), $warnings(fn () => $client->recv()), $client->errCode);
json($client->close(), $client->connect('localhost', $server->port, 20));
$client->set(['open_eof_check' => true, 'package_eof' => "\n"]);
json($client->send("a\nb\n"), $client->recv(), $client->recv(), $client->shutdown(Client::SHUT_WR), $client->recv());
$client->close();

echo "kept\n";
$kept = new Client(SWOOLE_SOCK_TCP | SWOOLE_KEEP);
json($kept->connect('127.0.0.1', $server->port, 20), $kept->reuse, $port = $kept->getsockname()['port'] > 0, $kept->close());
$again = new Client(SWOOLE_SOCK_TCP | SWOOLE_KEEP);
json($again->connect('127.0.0.1', $server->port, 20), $again->reuse, $again->reuseCount, $again->send("x\n"), $again->recv());
json($again->close(true));
$third = new Client(SWOOLE_SOCK_TCP | SWOOLE_KEEP);
json($third->connect('127.0.0.1', $server->port, 20), $third->reuse, $third->send("stop\n"));
Swoole\Process::wait();
$server = null;

foreach ([fn () => new Client(0), fn () => new Client(SWOOLE_SOCK_TCP, SWOOLE_SOCK_ASYNC)] as $try) {
    try {
        $try();
    } catch (Error $error) {
        json(get_class($error), $error->getMessage());
    }
}
?>
--EXPECT--
Swoole\Client::recv(): client is not connected to server
Swoole\Client::send(): client is not connected to server
Swoole\Client::close(): client is not connected to the server
Swoole\Client::getsockname(): client is not connected to server
[[false,false,false,false],5001,false]
[true,0,true,true]
[6,"HEL","LO\n","LO\n"]
[["port","host"],true]
Swoole\Client::connect(): connection to the server has already been established
false
[true,false]
Swoole\Client::recv(): recv() failed, Error: Connection timed out[110]
[true,false,110]
[true,true]
[4,"A\n","B\n",true,""]
kept
[true,false,true,true]
[true,true,1,2,"X\n"]
true
[true,false,5]
["TypeError","Swoole\\Client::__construct() expects parameter 1 to be client type, unknown type 0 given"]
["Error","The $async parameter is not supported"]
