--TEST--
While a coroutine is suspended inside a read of a stream, another's read, seek or close of it is an Error; a write is not
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public $context;
    public static C\Channel $gate;
    private string $written = '';

    function stream_open() { return true; }
    function stream_read() { return self::$gate->pop(); }
    function stream_write(string $data) { echo "written: $data\n"; return strlen($data); }
    function stream_eof() { return false; }
    function stream_seek() { return true; }
    function stream_flush() { return true; } // without it fclose() of what was written to is false since PHP 8.6
    function stream_tell() { return 0; }
    function stream_cast() { return false; }
    function stream_close() {}
    function url_stat() { return false; }
}
stream_wrapper_register('slow', Slow::class);

function attempt(string $what, callable $do): void
{
    try {
        $result = json_encode($do());
        echo "$what: $result\n";
    } catch (Error $error) {
        echo "$what: ", preg_replace('/Stream \d+/', 'Stream N', $error->getMessage()), "\n";
    }
}

run(function () {
    Slow::$gate = new C\Channel(1);
    $stream = fopen('slow://one', 'r+');
    go(fn () => attempt('first', fn () => fgets($stream)));
    attempt('fgets', fn () => fgets($stream));
    attempt('fread', fn () => fread($stream, 10));
    attempt('stream_get_contents', fn () => stream_get_contents($stream, 5));
    attempt('stream_copy_to_stream', fn () => @stream_copy_to_stream($stream, STDERR));
    attempt('fseek', fn () => fseek($stream, 3));
    attempt('fclose', fn () => fclose($stream));
    attempt('fwrite', fn () => fwrite($stream, 'a write'));
    Slow::$gate->push("line 1\nline 2\nli");
    attempt('second', fn () => fgets($stream));
    go(fn () => attempt('third', fn () => fgets($stream)));
    attempt('while that waits', fn () => fgets($stream));
    Slow::$gate->push("ne 3\n");
    attempt('closed', fn () => fclose($stream));
});

// The same by an object that PHP's own code reads with.
run(function () {
    $file = new SplFileObject('slow://two');
    go(fn () => attempt('first', fn () => $file->fgets()));
    attempt('SplFileObject', fn () => $file->fgets());
    Slow::$gate->push("line\n");
});
--EXPECT--
fgets: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
fread: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
stream_get_contents: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
stream_copy_to_stream: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
fseek: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
fclose: Stream N (slow://one) is being read by coroutine #2; let one coroutine do that, or open it once for each
written: a write
fwrite: 7
first: "line 1\n"
second: "line 2\n"
while that waits: Stream N (slow://one) is being read by coroutine #3; let one coroutine do that, or open it once for each
third: "line 3\n"
closed: true
SplFileObject: Stream N (slow://two) is being read by coroutine #5; let one coroutine do that, or open it once for each
first: "line\n"
