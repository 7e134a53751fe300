--TEST--
Two coroutines that write to each other without a pause do not keep those waiting who wait for other things: a socket, a timer, a file
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    $waiting = 3;
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    go(function () use ($b) {
        while (fgets($b)) {
            fwrite($b, "back\n");
        }
    });
    go(function () use (&$waiting) {
        $listener = new Socket(AF_INET, SOCK_STREAM, 0);
        $listener->bind('127.0.0.1', 0);
        $listener->listen();
        go(function () use ($listener) {
            $peer = $listener->accept();
            while (($text = $peer->recv()) !== '' && $text !== false) {
                $peer->send($text);
            }
        });
        $client = new Socket(AF_INET, SOCK_STREAM, 0);
        $client->connect('127.0.0.1', $listener->getsockname()['port']);
        for ($i = 0; $i < 50; $i++) {
            $client->send("$i");
            $client->recv();
        }
        $client->close();
        $waiting--;
    });
    go(function () use (&$waiting) {
        for ($i = 0; $i < 50; $i++) {
            Coroutine::sleep(.001);
        }
        $waiting--;
    });
    go(function () use (&$waiting) {
        for ($i = 0; $i < 50; $i++) {
            Coroutine\System::readFile(__FILE__);
        }
        $waiting--;
    });
    $end = microtime(true) + 10;
    for ($exchanged = 0; $waiting > 0 && microtime(true) < $end; $exchanged++) {
        fwrite($a, "there\n");
        fgets($a);
    }
    var_dump($waiting, $exchanged > 100);
    fclose($a);
});
?>
--EXPECT--
int(0)
bool(true)
