--TEST--
A function whose open() of a named pipe was cancelled does not open another with the whole process
--EXTENSIONS--
posix
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$pipe = __FILE__ . '.pipe';
posix_mkfifo($pipe, 0600);
$server = stream_socket_server('tcp://127.0.0.1:0');
// the handler runs within the call that was cancelled
set_error_handler(fn () => true);
run(function () use ($pipe, $server) {
    $id = go(function () use ($pipe, $server) {
        foreach ([$server, null, null] as $waited) {
            // the same instruction each time
            $got[] = @([stream_socket_accept(...), file(...)][$waited === null])(...[$waited ?? $pipe]);
        }
        echo json_encode($got), "\n";
    });
    go(function () use ($id) {
        for ($i = 0; $i < 3; $i++) {
            usleep(5000);
            C::cancel($id);
        }
        echo "others go on\n";
    });
});
unlink($pipe);
?>
--EXPECT--
[false,false,false]
others go on
