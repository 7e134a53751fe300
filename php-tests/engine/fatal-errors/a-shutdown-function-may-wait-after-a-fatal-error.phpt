--TEST--
A shutdown function may run coroutines that wait after a fatal error, and those after it run, too
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

const FUNCTIONS = <<<'PHP'
use Swoole\Coroutine as Co;
Co::set(['enable_deadlock_check' => false]);
register_shutdown_function(function () {
    Co\run(function () {
        Co::sleep(0.001);
        echo "waited in run()\n";
    });
});
register_shutdown_function(function () {
    go(function () {
        try {
            Co::sleep(0.001);
            echo "waited in go()\n";
        } finally {
            echo "finally of go()\n";
        }
    });
});
register_shutdown_function(function () { echo "the last one\n"; });
PHP;

$deaths = [
    'in a coroutine' => <<<'PHP'
        go(function () { try { Co::yield(); } finally { echo "never\n"; } });
        Co\run(function () {
            go(function () { try { Co::sleep(1); } finally { echo "never\n"; } });
            Co::sleep(0.001);
            trigger_error('dies', E_USER_ERROR);
        });
        PHP,
    'in the main script, beside coroutines that wait' => <<<'PHP'
        go(function () { try { Co::sleep(0.001); echo "never\n"; } finally { echo "never\n"; } });
        go(function () { try { Co::yield(); } finally { echo "never\n"; } });
        trigger_error('dies', E_USER_ERROR);
        PHP,
    'before there was any coroutine' => "trigger_error('dies', E_USER_ERROR);",
];
foreach ($deaths as $title => $death) {
    echo "--- $title\n";
    run_child(FUNCTIONS . "\n" . $death);
}
?>
--EXPECTF--
--- in a coroutine
%AFatal error: dies in child.php on line %d
waited in run()
the last one

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
waited in go()
finally of go()
exit 255
--- in the main script, beside coroutines that wait
%AFatal error: dies in child.php on line %d
waited in run()
the last one

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
waited in go()
finally of go()
exit 255
--- before there was any coroutine
%AFatal error: dies in child.php on line %d
waited in run()
the last one

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
waited in go()
finally of go()
exit 255
