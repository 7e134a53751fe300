--TEST--
stderr goes to the process' own stderr, or into the output in the order of the writes
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
Swoole\Coroutine\run(function () {
    $command = 'echo a; echo b >&2; echo c';
    echo json_encode(Swoole\Coroutine\System::exec($command)), "\n";
    echo json_encode(Swoole\Coroutine\System::exec($command, true)), "\n";
});
SCRIPT);
?>
--EXPECT--
b
{"code":0,"signal":0,"output":"a\nc\n"}
{"code":0,"signal":0,"output":"a\nb\nc\n"}
exit 0
