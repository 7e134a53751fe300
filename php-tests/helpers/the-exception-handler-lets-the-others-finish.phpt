--TEST--
With an exception_handler the other tasks go on, and batch() gives null for the one that threw
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, parallel, run};

C::set(['exception_handler' => fn (Throwable $error) => print("handled: {$error->getMessage()}\n")]);
run(function () {
    echo json_encode(batch([
        fn () => throw new Exception('first'),
        function () {
            C::sleep(0.001);
            return 'fine';
        },
        function () {
            C::sleep(0.002);
            throw new Exception('last');
        },
    ])), "\n";
    parallel(2, function () {
        C::sleep(0.001);
        throw new Exception('parallel');
    });
    echo "end\n";
});
?>
--EXPECT--
handled: first
handled: last
[null,"fine",null]
handled: parallel
handled: parallel
end
