--TEST--
What a thousand bodies return is freed, each when its coroutine ends
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


class Result
{
    public function __destruct()
    {
        echo 'freed in ', C::getCid(), "\n";
    }
}
run(function () {
    go(fn () => new Result());
    echo "after it\n";
    go(fn () => str_repeat('x', 1000));
    $before = memory_get_usage();
    for ($i = 0; $i < 1000; $i++) {
        go(fn () => str_repeat('x', 1000));
    }
    echo memory_get_usage() - $before < 10_000 ? "no memory is kept\n" : "memory is kept\n";
});
?>
--EXPECT--
freed in 2
after it
no memory is kept
