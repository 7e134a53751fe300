--TEST--
exit("text") in a coroutine prints the text; the status is 0
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    C::sleep(.001);
    exit("good bye\n");
});
echo "never\n";
SCRIPT);
--EXPECT--
good bye
exit 0
