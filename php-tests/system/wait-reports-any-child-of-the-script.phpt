--TEST--
wait() gives the children that ended, also before it was called, and not those of exec()
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $code = fn (int $code) => proc_open(['sh', '-c', "exit $code"], [], $pipes);
    $children = [$code(7), $code(8)];
    $result = null;
    go(function () use (&$result) {
        $result = System::exec('exit 9');
    });
    $codes = [System::wait()['code'], System::wait(10)['code']];
    sort($codes);
    echo implode(' ', $codes), "\n";
    while (!$result) {
        C::sleep(.001);
    }
    echo json_encode($result), "\n";
    swoole_clear_error();
    var_dump(System::wait());
    echo swoole_errno(), ' ', swoole_last_error(), "\n";
});
?>
--EXPECT--
7 8
{"code":9,"signal":0,"output":""}
bool(false)
10 0
