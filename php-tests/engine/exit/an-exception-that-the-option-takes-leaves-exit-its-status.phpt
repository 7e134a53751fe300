--TEST--
An exception after exit that the option exception_handler takes leaves exit its status
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
Swoole\Coroutine::set(['exception_handler' => function (Throwable $thrown) {
    echo 'taken: ', $thrown->getMessage(), "\n";
}]);
Swoole\Coroutine\run(function () {
    Swoole\Coroutine::defer(fn() => throw new Exception('late'));
    exit(3);
});
SCRIPT);
?>
--EXPECT--
taken: late
exit 3
