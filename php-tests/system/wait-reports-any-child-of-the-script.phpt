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
    $command = go(fn () => print(json_encode(System::exec('exit 9')) . "\n"));
    $codes = [System::wait()['code'], System::wait(10)['code']];
    sort($codes);
    echo implode(' ', $codes), "\n";
    C::join([$command]);
    var_dump(System::wait());
    echo swoole_errno(), ' ', swoole_last_error(), "\n";
});
?>
--EXPECT--
7 8
{"code":9,"signal":0,"output":""}
bool(false)
10 0
