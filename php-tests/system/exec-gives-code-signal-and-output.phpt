--TEST--
exec() gives the exit status, the signal and what the command printed, in that order
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    echo json_encode(System::exec('echo out; exit 3')), "\n";
    echo json_encode(C::exec('kill -9 $$')), "\n";
    echo json_encode(System::exec('/nowhere/no-such-command 2>/dev/null')), "\n";
    echo json_encode(System::exec('')), "\n";
    echo strlen(System::exec('head -c 300000 /dev/zero')['output']), "\n";
    var_dump(swoole_last_error());
});
?>
--EXPECT--
{"code":3,"signal":0,"output":"out\n"}
{"code":0,"signal":9,"output":""}
{"code":127,"signal":0,"output":""}
{"code":0,"signal":0,"output":""}
300000
int(0)
