--TEST--
exit in a coroutine during the shutdown drain
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

go(function () {
    C::sleep(.001);
    exit(4);
});
echo "main ends\n";
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
main ends
exit 4
