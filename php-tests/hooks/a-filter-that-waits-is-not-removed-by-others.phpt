--TEST--
A filter that waits, or whose stream is waited for, is not removed by another coroutine; afterwards it may be
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

final class Slow extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        usleep(2000);
        while ($bucket = stream_bucket_make_writeable($in)) {
            $bucket->data = strtoupper($bucket->data);
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}

function removed($filter): string
{
    try {
        return json_encode(stream_filter_remove($filter));
    } catch (Error $error) {
        return preg_replace(['~Stream \d+~', '~#\d+~'], ['Stream N', '#N'], $error->getMessage());
    }
}

stream_filter_register('slow', Slow::class);
run(function () {
    foreach (['slow' => "abc\n", 'string.toupper' => str_repeat('a', 1_000_000)] as $name => $text) {
        [$near, $far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $filter = stream_filter_append($near, $name, STREAM_FILTER_WRITE);
        $call = go(fn () => fwrite($near, $text));
        echo "$name, in a write: ", removed($filter), "\n";
        $got = stream_get_contents($far, strlen($text));
        C::join([$call]);
        echo $got === strtoupper($text) ? 'right' : 'wrong', ', ', removed($filter), "\n";
    }

    [$near, $far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $filter = stream_filter_append($near, 'slow', STREAM_FILTER_READ);
    fwrite($far, "abc\n");
    fclose($far);
    $call = go(function () use ($near) {
        echo json_encode(stream_get_contents($near)), "\n";
    });
    echo 'in a read: ', removed($filter), "\n";
    C::join([$call]);

    // it is flushed first, which waits here
    $filter = stream_filter_append($near, 'slow', STREAM_FILTER_WRITE);
    $call = go(function () use ($filter) {
        echo removed($filter), "\n";
    });
    echo 'in its removal: ', removed($filter), "\n";
    C::join([$call]);
});
?>
--EXPECT--
slow, in a write: Stream N (generic_socket) is being written by coroutine #N; let one coroutine do that, or open it once for each
right, true
string.toupper, in a write: Stream N (generic_socket) is being written by coroutine #N; let one coroutine do that, or open it once for each
right, true
in a read: Stream N (generic_socket) is being read by coroutine #N; let one coroutine do that, or open it once for each
"ABC\n"
in its removal: Stream N (generic_socket) is being read by coroutine #N; let one coroutine do that, or open it once for each
true
