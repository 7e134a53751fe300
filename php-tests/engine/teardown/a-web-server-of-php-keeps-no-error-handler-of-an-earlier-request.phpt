--TEST--
PHP's own web server keeps no error handler of an earlier request
--EXTENSIONS--
swoole
--FILE--
<?php
require __DIR__ . '/../../support/webserver.inc';

$server = new WebServer(<<<'PHP'
<?php
use Swoole\Coroutine as Co;

if ($_SERVER['SCRIPT_NAME'] === '/with') {
    $name = str_repeat('x', 10);
    set_error_handler(function ($number, $message) use ($name) { echo "handler $name: $message\n"; return true; });
} else {
    set_error_handler(null);
}
Co\run(function () {
    echo $undefined;
    Co::sleep(0.001);
});
PHP);
foreach (['/with', '/without', '/with', '/without'] as $path) {
    echo "--- $path\n", trim($server->get($path)), "\n";
}
$server->stop();
?>
--EXPECTF--
--- /with
handler xxxxxxxxxx: Undefined variable $undefined
--- /without
Warning: Undefined variable $undefined in %s on line %d
--- /with
handler xxxxxxxxxx: Undefined variable $undefined
--- /without
Warning: Undefined variable $undefined in %s on line %d
