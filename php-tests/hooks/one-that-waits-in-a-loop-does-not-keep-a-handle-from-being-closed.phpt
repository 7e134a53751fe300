--TEST--
A coroutine that asks again as soon as its call was ended does not keep the handle from being closed
--EXTENSIONS--
sockets
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

// more turns than it takes to close a handle, and fewer than for ever
const TURNS = 1000;
function in_a_loop(string $name, callable $call, callable $close): void
{
    run(function () use ($name, $call, $close) {
        go(function () use ($name, $call) {
            try {
                for ($turn = 0; $turn < TURNS; $turn++) {
                    $call();
                }
                echo "$name: not closed\n";
            } catch (Error $error) {
                echo get_class($error), ': ', $error->getMessage(), "\n";
            }
        });
        C::sleep(.01);
        $close();
        echo "$name: closed\n";
    });
}

$listener = socket_create_listen(0);
in_a_loop('socket_accept', fn () => @socket_accept($listener), fn () => socket_close($listener));
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
in_a_loop('fgets', fn () => @fgets($a), fn () => fclose($a));
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
in_a_loop('stream_select', function () use ($b) {
    [$read, $write, $except] = [[$b], null, null];
    is_resource($b) || throw new Error('it is closed');
    @stream_select($read, $write, $except, 30);
}, fn () => fclose($b));
?>
--EXPECT--
socket_accept: closed
Error: socket_accept(): Argument #1 ($socket) has already been closed
TypeError: fgets(): supplied resource is not a valid stream resource
fgets: closed
Error: it is closed
stream_select: closed
