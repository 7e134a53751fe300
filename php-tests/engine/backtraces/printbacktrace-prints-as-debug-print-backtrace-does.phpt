--TEST--
printBackTrace() prints as debug_print_backtrace() does, and leaves itself out
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function inner(string $text): void
{
    C::yield();
}
run(function () {
    $id = go(function (): void {
        inner('abc');
    });
    C::printBackTrace($id);
    echo "\n";
    C::printBackTrace($id, DEBUG_BACKTRACE_IGNORE_ARGS, 2);
    echo "\n";
    (function (): void {
        C::printBackTrace();
    })();
    C::resume($id);
});
C::printBackTrace();
?>
--EXPECTF--
#0 %s(8): Swoole\Coroutine::yield()
#1 %s(12): inner('abc')
#2 [internal function]: {closure%S}()

#0 %s(8): Swoole\Coroutine::yield()
#1 %s(12): inner()

#0 %s(20): {closure%S}()
#1 [internal function]: {closure%S}()
