--TEST--
finally { return; } swallows one graceful exit; the process ends with status 0
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function () {
        try {
            C::yield();
        } finally {
            echo "finally\n";
            return;
        }
    });
});
echo "end\n";
SCRIPT, ['error_reporting' => E_ALL & ~E_DEPRECATED]); // PHP 8.6 says that such a return is deprecated
--EXPECT--
end
finally
exit 0
