--TEST--
socket_close() by another coroutine ends those who wait for the socket, before the descriptor goes
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

foreach (['reader' => 1, 'two readers' => 2] as $name => $readers) {
    run(function () use ($name, $readers) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        for ($i = 0; $i < $readers; $i++) {
            go(function () use ($pair) {
                $got = @socket_read($pair[0], 10);
                echo json_encode($got), ' ';
            });
        }
        C::sleep(.01);
        socket_close($pair[0]);
        echo "closed\n";
    });
}
run(function () {
    $listener = socket_create_listen(0);
    go(function () use ($listener) {
        echo json_encode(@socket_accept($listener)), ' ';
    });
    C::sleep(.01);
    socket_close($listener);
    echo "closed\n";
});
?>
--EXPECT--
false closed
false false closed
false closed
