--TEST--
Commands run side by side, and other coroutines go on
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $order = [];
    $pipe = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
    unlink($pipe);
    posix_mkfifo_by_shell($pipe);
    $reader = go(function () use ($pipe, &$order) {
        $order[] = 'read ' . System::exec("cat $pipe")['output'];
    });
    $order[] = 'both at once';
    $order[] = 'written ' . System::exec("echo -n word > $pipe")['code'];
    C::join([$reader]);
    unlink($pipe);
    sort($order); // which of the two ends first is the system's business
    echo implode("\n", $order), "\n";
});

function posix_mkfifo_by_shell(string $path): void
{
    System::exec("mkfifo $path");
}
?>
--EXPECT--
both at once
read word
written 0
