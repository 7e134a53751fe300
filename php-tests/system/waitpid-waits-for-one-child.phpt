--TEST--
waitPid() waits for that child only; for what is no child: false, errno 10, the last error untouched
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $first = proc_open(['sh', '-c', 'read line; exit 1'], [['pipe', 'r']], $pipes[1]);
    $second = proc_open(['sh', '-c', 'read line; exit 2'], [['pipe', 'r']], $pipes[2]);
    // while they run: what proc_get_status() has seen ended is reaped
    [$one, $two] = [proc_get_status($first)['pid'], proc_get_status($second)['pid']];
    array_map(fclose(...), [$pipes[1][0], $pipes[2][0]]);
    var_dump(System::waitPid($two) === ['pid' => $two, 'code' => 2, 'signal' => 0]);
    var_dump(C::waitPid($one) === ['pid' => $one, 'code' => 1, 'signal' => 0]);
    var_dump(System::waitPid($one));
    echo swoole_errno(), ' ', swoole_last_error(), "\n";
    var_dump(System::waitPid(PHP_INT_MAX));
    echo swoole_errno(), ' ', swoole_last_error(), "\n";
});
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
10 0
bool(false)
10 0
