--TEST--
An exception that a handler's failure printed is no fatal error of the script: what runs at its end still runs
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Http\Server;
use function Swoole\Coroutine\{go, run};

error_reporting(E_ALL & ~E_DEPRECATED);
run(function () {
    $server = new Server('127.0.0.1');
    $server->handle('/', fn() => throw new Exception('printed'));
    go(function () use ($server) {
        C::sleep(.001);
        $client = stream_socket_client("tcp://127.0.0.1:$server->port");
        fwrite($client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        stream_set_blocking($client, false);
        for ($answer = ''; !feof($client); C::sleep(.001)) {
            $answer .= fread($client, 8192);
        }
        echo strtok($answer, "\r"), "\n";
        $server->shutdown();
    });
    $server->start();
});
go(function () {
    try {
        C::sleep(.001);
        echo "drained\n";
        C::set(['enable_deadlock_check' => false]);
        C::yield();
    } finally {
        C::sleep(.001);
        echo "finally\n";
    }
});
--EXPECTF--
Fatal error: Uncaught Exception: printed in %a
  thrown in %s on line %d
HTTP/1.1 500 Internal Server Error
drained
finally
