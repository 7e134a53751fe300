--TEST--
Being made to give way does not change what isCanceled() says
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_preemptive_scheduler' => true]);
run(function () {
    $id = go(function (): void {
        C::sleep(60);
        $ran = false;
        go(function () use (&$ran): void {
            C::sleep(.001);
            $ran = true;
        });
        while (!$ran) {
        }
        var_dump(C::isCanceled());
    });
    C::cancel($id);
});
?>
--EXPECT--
bool(true)
