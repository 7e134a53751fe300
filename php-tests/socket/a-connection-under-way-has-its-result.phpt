--TEST--
Whatever ends connecting, or waiting for a connection, has its own result, and the next attempt is not spoiled by it
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

C::set(['log_level' => SWOOLE_LOG_NONE]);
run(function () {
    // A listener whose queue is full accepts no connection, and refuses none.
    $listener = new Socket(AF_UNIX, SOCK_STREAM);
    $path = sys_get_temp_dir() . '/swoole-rs-test-' . getmypid() . '-full';
    $listener->bind($path);
    $listener->listen(0);
    for ($queue = []; ($last = new Socket(AF_UNIX, SOCK_STREAM))->connect($path, 0, 0.02); $queue[] = $last);
    json('full', $last->errCode);

    $events = [
        'close' => fn ($object) => $object->close(),
        'cancel' => fn ($object, $waits) => $object instanceof Socket ? $object->cancel(SWOOLE_EVENT_WRITE) : C::cancel($waits),
        'cancelled coroutine' => fn ($object, $waits) => C::cancel($waits),
    ];
    foreach (['Socket' => fn () => new Socket(AF_UNIX, SOCK_STREAM), 'Client' => fn () => new Client(SWOOLE_SOCK_UNIX_STREAM)] as $kind => $make) {
        foreach ($events as $event => $happens) {
            $object = $make();
            $waits = go(fn () => json($kind, $event, $object->connect($path, 0, 20), $object->errCode));
            json($happens($object, $waits));
            C::join([$waits], 20);
        }
    }
    foreach ($events as $event => $happens) {
        [$listening] = listening();
        $waits = go(fn () => json('accept', $event, $listening->accept(20), $listening->errCode));
        $event === 'cancel' ? $listening->cancel(SWOOLE_EVENT_READ) : $happens($listening, $waits);
        C::join([$waits], 20);
    }
    // A TLS server that says nothing: connect() is not over.
    [$silent, $port] = listening();
    foreach ($events as $event => $happens) {
        $socket = new Socket(AF_INET, SOCK_STREAM);
        $socket->setProtocol(['open_ssl' => true]);
        $waits = go(fn () => json('TLS', $event, $socket->connect('127.0.0.1', $port, 20), $socket->errCode));
        $silent->accept(20)->recv(1, 20);
        $happens($socket, $waits);
        C::join([$waits], 20);
    }
    // Who may enter what is connecting: nobody.
    $socket = new Socket(AF_UNIX, SOCK_STREAM);
    $waits = go(fn () => json('ended', $socket->connect($path, 0, 20), $socket->errCode));
    foreach (['connect' => [$path], 'send' => ['x']] as $method => $arguments) {
        try {
            $socket->$method(...$arguments);
        } catch (Swoole\Error $error) {
            json($method, preg_replace('/#\d+/', '#N', $error->getMessage()));
        }
    }
    $socket->close();
});
?>
--EXPECT--
["full",110]
["Socket","close",false,125]
true
["Socket","cancel",false,125]
true
["Socket","cancelled coroutine",false,125]
true
["Client","close",false,125]
true
["Client","cancel",false,125]
true
["Client","cancelled coroutine",false,125]
true
["accept","close",false,125]
["accept","cancel",false,125]
["accept","cancelled coroutine",false,125]
["TLS","close",false,125]
["TLS","cancel",false,125]
["TLS","cancelled coroutine",false,125]
["connect","Socket#N has already been bound to another coroutine#N, writing of the same socket in coroutine#N at the same time is not allowed"]
["send","Socket#N has already been bound to another coroutine#N, writing of the same socket in coroutine#N at the same time is not allowed"]
["ended",false,125]
