--TEST--
finally blocks of everything that a suspended coroutine is inside of run, inner ones first
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
function numbers()
{
    try {
        C::yield();
        yield 1;
    } finally {
        echo "generator\n";
    }
}
run(function () {
    go(function () {
        try {
            array_map(function () {
                try {
                    $fiber = new Fiber(function () {
                        try {
                            foreach (numbers() as $n) {
                                echo "never\n";
                            }
                        } finally {
                            echo "fiber\n";
                        }
                    });
                    $fiber->start();
                    echo "never\n";
                } finally {
                    echo "callback\n";
                }
            }, [1]);
            echo "never\n";
        } finally {
            echo "body\n";
        }
    });
});
echo "end\n";
SCRIPT);
--EXPECT--
end
generator
fiber
callback
body
exit 0
