--TEST--
A cancel that throws into a wait that cannot be cancelled takes effect when that is over
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $id = go(function (): void {
        try {
            run(function (): void {
                C::sleep(.01);
                echo "inner done\n";
            });
            echo "not reached\n";
        } catch (C\CanceledException) {
            echo "cancelled\n";
        }
    });
    var_dump(C::cancel($id), swoole_last_error());
    var_dump(C::cancel($id, true));
});
?>
--EXPECT--
bool(false)
int(10015)
bool(true)
inner done
cancelled
