--TEST--
swoole_event_rshutdown() in the script runs the loop as often as it is called; coroutines work afterwards
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;

error_reporting(E_ALL & ~E_DEPRECATED);
foreach ([1, 2] as $round) {
    go(function () use ($round) {
        C::sleep(.001);
        echo "$round\n";
    });
    swoole_event_rshutdown();
    swoole_event_rshutdown();
    echo "after $round\n";
}
go(function () {
    C::sleep(.001);
    echo "drained\n";
});
echo "end\n";
SCRIPT);
--EXPECT--
1
after 1
2
after 2
end
drained
exit 0
