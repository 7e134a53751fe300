--TEST--
Under another SAPI than those of a command line a coroutine is a fatal error, and nothing else is
--EXTENSIONS--
swoole
--SKIPIF--
<?php
if (!is_executable(dirname(PHP_BINARY) . '/php-cgi' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION)) {
    die('skip php-cgi is not installed');
}
?>
--FILE--
<?php
require __DIR__ . '/../../support/child.inc';

$script = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($script, <<<'PHP'
<?php
register_shutdown_function(function () { echo "shutdown function\n"; });
echo swoole_version(), ' ', Swoole\Coroutine::getCid(), "\n";
go(function () { echo "never\n"; });
PHP);
$cgi = dirname(PHP_BINARY) . '/php-cgi' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
// Without the variables of this test, which it would take for a request's.
passthru('env -i timeout 20 ' . escapeshellarg($cgi) . ' -q ' . php_options() . ' ' . escapeshellarg($script) . ' < /dev/null', $status);
unlink($script);
echo "exit $status\n";
?>
--EXPECTF--
%d.%d.%d -1

Fatal error: go(): async-io must be used in PHP CLI mode in %s on line 4
shutdown function
exit 255
