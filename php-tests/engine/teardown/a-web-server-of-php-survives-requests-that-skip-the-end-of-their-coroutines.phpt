--TEST--
PHP's own web server survives requests whose last shutdown functions are skipped
--EXTENSIONS--
swoole
--FILE--
<?php
require __DIR__ . '/../../support/webserver.inc';

$server = new WebServer(<<<'PHP'
<?php
use Swoole\Coroutine as Co;

$path = $_SERVER['SCRIPT_NAME'];
set_error_handler(fn () => false);
Co::set(['enable_deadlock_check' => false]);
register_shutdown_function(function () use ($path) {
    match ($path) {
        '/exit' => exit(5),
        '/throw' => throw new Exception('thrown'),
        '/error' => trigger_error('raised', E_USER_ERROR),
        '/plain' => null,
    };
});
go(function () use ($path) {
    try {
        Co::yield();
    } finally {
        echo "finally of $path\n";
    }
});
Co\run(function () {
    Co::sleep(0.001);
    $ids = iterator_to_array(Co::list());
    sort($ids);
    echo 'ids ', implode(' ', $ids), "\n";
});
PHP);
foreach (['/exit', '/plain', '/throw', '/plain', '/error', '/plain', '/exit', '/exit'] as $path) {
    preg_match_all('~^(?:ids|finally|no answer|Fatal error: Uncaught|Fatal error: raised).*~m', $server->get($path), $lines);
    echo "--- $path\n", implode("\n", $lines[0]), "\n";
}
$server->stop();
?>
--EXPECTF--
--- /exit
ids 1 2
finally of /exit
--- /plain
ids 1 2
finally of /plain
--- /throw
ids 1 2
Fatal error: Uncaught Exception: thrown in %s
finally of /throw
--- /plain
ids 1 2
finally of /plain
--- /error
ids 1 2
Fatal error: raised in %s
--- /plain
ids 1 2
finally of /plain
--- /exit
ids 1 2
finally of /exit
--- /exit
ids 1 2
finally of /exit
