--TEST--
While a coroutine is suspended inside a write of a stream, another's write of it is an Error, and a read is not
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public $context;
    function stream_open() { return true; }
    function stream_read() { return "read\n"; }
    function stream_write(string $data) { C::sleep(.002); echo "written: $data\n"; return strlen($data); }
    function stream_eof() { return false; }
}
stream_wrapper_register('slow', Slow::class);

run(function () {
    $stream = fopen('slow://one', 'r+');
    go(fn () => fwrite($stream, 'one'));
    try {
        fwrite($stream, 'two');
    } catch (Error $error) {
        echo preg_replace('/Stream \d+/', 'Stream N', $error->getMessage()), "\n";
    }
    echo fgets($stream);
    C::sleep(.005);
    fwrite($stream, 'three');
});
--EXPECT--
Stream N (slow://one) is being written by coroutine #2; let one coroutine do that, or open it once for each
read
written: one
written: three
