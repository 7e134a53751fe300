--TEST--
Results are released when the array is, and late ones at once
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, parallel, run};

class Result
{
    public function __construct(private string $name)
    {
    }

    public function __destruct()
    {
        echo "~$this->name\n";
    }
}

run(function () {
    $results = batch([
        fn () => new Result('early'),
        function () {
            C::sleep(0.01);
            return new Result('late');
        },
    ], 0.001);
    $results = null;
    echo "released\n";
    C::sleep(0.02);
    parallel(1, fn () => new Result('unused'));
    echo "end\n";
});
?>
--EXPECT--
~early
released
~late
~unused
end
