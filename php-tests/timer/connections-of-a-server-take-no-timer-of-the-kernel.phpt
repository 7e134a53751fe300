--TEST--
A server's connections take no timer of the kernel; the first sleep of a script does
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Event;
use function Swoole\Coroutine\go;
use function Swoole\Coroutine\run;

function timers(): int
{
    $links = array_map(fn ($name) => @readlink("/proc/self/fd/$name"), scandir('/proc/self/fd'));
    return count(array_keys($links, 'anon_inode:[timerfd]'));
}

run(function () {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', fn ($request, $response) => $response->end('hello'));
    go(fn () => $server->start());
    $client = stream_socket_client("tcp://127.0.0.1:$server->port");
    fwrite($client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    Event::add($client, function () use ($client, $server) {
        echo substr(fread($client, 8192), -5), ': ', timers(), "\n";
        Event::del($client);
        Coroutine::sleep(0.001);
        Coroutine::sleep(0.001);
        echo 'after sleeps: ', timers(), "\n";
        $server->shutdown();
    });
});
echo 'after the loop: ', timers(), "\n";
?>
--EXPECT--
hello: 0
after sleeps: 1
after the loop: 0
