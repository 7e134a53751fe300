--TEST--
While a user's filter waits inside a read of a file, another coroutine's read of that file is an Error
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Lower extends php_user_filter
{
    function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            C::sleep(.002);
            $bucket->data = strtolower($bucket->data);
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}
stream_filter_register('lower', Lower::class);

run(function () {
    $file = tmpfile();
    fwrite($file, "FIRST\nSECOND\nTHIRD\n");
    rewind($file);
    stream_filter_append($file, 'lower', STREAM_FILTER_READ);
    go(fn () => print('first: ' . fgets($file)));
    foreach ([fn () => fgets($file), fn () => stream_filter_append($file, 'string.rot13', STREAM_FILTER_READ)] as $attempt) {
        try {
            var_dump($attempt());
        } catch (Error $error) {
            echo preg_replace('/Stream \d+ \(.*?\)/', 'Stream N', $error->getMessage()), "\n";
        }
    }
    C::sleep(.005);
    echo 'second: ', fgets($file);
});
--EXPECT--
Stream N is being read by coroutine #2; let one coroutine do that, or open it once for each
Stream N is being read by coroutine #2; let one coroutine do that, or open it once for each
first: first
second: second
