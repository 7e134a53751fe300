--TEST--
Http\Client: TLS: a server that says nothing, or speaks plainly, or has gone: the limit holds and the errors have their numbers
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $listener = new Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    $done = new Coroutine\Channel(3);
    go(function () use ($listener, $done) {
        foreach (['silent', "HTTP/1.1 400 Bad Request\r\n\r\n", null] as $answer) {
            $socket = $listener->accept(20);
            $answer === 'silent' || $socket->recv(10000, 20);
            is_string($answer) && $answer !== 'silent' && $socket->send($answer);
            $answer === 'silent' && $done->pop(20);
            $socket->close();
        }
    });
    foreach (['silent' => 0.1, 'plain' => 20, 'gone' => 20] as $what => $limit) {
        $client = new Client('127.0.0.1', $listener->getsockname()['port'], true);
        $client->set(['timeout' => $limit]);
        $begun = microtime(true);
        echo "$what: ", trim(outcome($client->get('/'), $client)), microtime(true) - $begun < 5 ? " in time\n" : " late\n";
        $what === 'silent' && $done->push(true);
    }
    $client = new Client('unix:/tmp/x', 0, true);
    $client->get('/');
    echo $client->statusCode, "\n";
});
?>
--EXPECT--
silent: [false,-1,110] in time
plain: [false,-1,1018] in time
gone: [false,-1,1018] in time
-1
