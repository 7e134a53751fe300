--TEST--
A call that has waited and succeeds leaves no error number of what it did meanwhile, nor of other coroutines' failures
--EXTENSIONS--
posix
sockets
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $ended = new C\Channel(1);
    go(function () use ($pair, $ended) {
        socket_clear_error();
        // would wait, and is EAGAIN inside
        echo socket_read($pair[0], 10), ' ', socket_last_error($pair[0]), ' ', socket_last_error(), "\n";
        $ended->push(true);
    });
    // fails here while the other one waits: ESRCH
    echo json_encode(posix_kill(PHP_INT_MAX >> 33, 0)), ' ', posix_get_last_error(), "\n";
    socket_write($pair[1], 'read');
    $ended->pop();
    // a failure tells its own
    socket_set_nonblock($pair[0]);
    echo json_encode(@socket_read($pair[0], 10)), ' ', socket_strerror(socket_last_error($pair[0])), "\n";
    // and so does one that was waited for
    socket_clear_error();
    $closed = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_bind($closed, '127.0.0.1');
    socket_getsockname($closed, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    echo json_encode(@socket_connect($client, $address, $port)), ' ', socket_strerror(socket_last_error($client)), "\n";
});
?>
--EXPECT--
false 3
read 0 0
false Resource temporarily unavailable
false Connection refused
