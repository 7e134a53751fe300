--TEST--
A call that was cancelled has its warning handled by the script, which may wait, too; the same call made again there and later waits as usual
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/** A client comes after a while. */
function come_to($server): void
{
    go(function () use ($server) {
        usleep(5000);
        $GLOBALS['client'] = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
    });
}

/** The end of a command is waited for where its resource goes, not in a function's call, and was cancelled. */
function released(string $command): void
{
    $process = popen($command, 'r');
    $process = null;
    $process = popen('exec sleep .1', 'r');
    $started = hrtime(true);
    $process = null;
    echo hrtime(true) - $started > 50_000_000 ? "waited\n" : "did not wait\n";
}

/** @param ?Closure(string): void $handler */
function attempt(?Closure $handler): void
{
    $server = stream_socket_server('tcp://127.0.0.1:0');
    set_error_handler($handler ? fn (int $level, string $text) => $handler($text) ?? true : null);
    run(function () use ($server) {
        $waiting = go(function () use ($server) {
            foreach ([false, true, true] as $come) {
                // the same instruction each time, and nothing that asks whether the call is over
                $come && come_to($server);
                $got[] = @stream_socket_accept($server, 20) ? 'accepted' : 'cancelled';
            }
            echo implode("\n", $got), "\n";
        });
        go(fn () => usleep(2000) ?? C::cancel($waiting));
    });
    restore_error_handler();
}

attempt(null);
attempt(function (string $text) {
    for ($i = 0; $i < 3; $i++) {
        strlen($text);
    }
});
attempt(fn () => usleep(1000));
run(function () {
    $id = go(fn () => released('exec sleep 1'));
    go(fn () => usleep(20_000) ?? C::cancel($id));
});
?>
--EXPECT--
cancelled
accepted
accepted
cancelled
accepted
accepted
cancelled
accepted
accepted
waited
