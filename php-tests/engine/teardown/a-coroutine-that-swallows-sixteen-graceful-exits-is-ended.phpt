--TEST--
A loop around finally { return; } is ended for good after 16 rounds; no fatal error, status 0
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
function swallow()
{
    try {
        C::yield();
    } finally {
        return;
    }
}
run(function () {
    go(function () {
        for ($n = 1;; $n++) {
            swallow();
            echo "$n ";
        }
    });
});
echo "end\n";
SCRIPT, ['error_reporting' => E_ALL & ~E_DEPRECATED]); // PHP 8.6 says that such a return is deprecated
--EXPECT--
end
1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 
exit 0
