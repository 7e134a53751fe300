--TEST--
A finally block that throws while its coroutine is torn down at the end: the process ends, other coroutines are torn down
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    foreach ([1, 2] as $n) {
        go(function () use ($n) {
            try {
                C::yield();
            } finally {
                echo "finally $n\n";
                if ($n == 1) {
                    throw new Exception("from finally");
                }
            }
        });
    }
});
echo "end\n";
SCRIPT);
--EXPECTF--
end
%Afinally 2
%a
