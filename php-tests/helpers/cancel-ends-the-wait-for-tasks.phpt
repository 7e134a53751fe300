--TEST--
cancel() ends the wait of batch() and parallel() like a time limit; the tasks go on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, go, run};

run(function () {
    $id = go(function () {
        echo json_encode(batch([fn () => 1, function () {
            C::sleep(0.2);
            echo "task ends\n";
        }])), "\n";
    });
    C::sleep(0.001);
    var_dump(C::cancel($id));
});
?>
--EXPECT--
[1,null]
bool(true)
task ends
