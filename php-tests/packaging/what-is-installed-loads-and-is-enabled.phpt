--TEST--
make install DESTDIR puts the library where PHP looks for it, an ini file that loads it, and swoole-watch on the PATH
--SKIPIF--
<?php
if (shell_exec('command -v ' . (getenv('PHP_CONFIG') ?: 'php-config')) === null) {
    echo 'skip php-config is not installed';
}
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

preg_match('/extension=\'?"?([^\s\'"]+)/', php_options(), $match);
$folder = sys_get_temp_dir() . '/swoole-rs-install-' . getmypid();
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($folder)));
$root = dirname(__DIR__, 2);
passthru(implode(' ', array_map('escapeshellarg', ["$root/tools/install", $match[1], $folder])) . ' >/dev/null 2>&1', $status);
echo "status $status\n";
$config = getenv('PHP_CONFIG') ?: 'php-config';
$library = $folder . trim(shell_exec("$config --extension-dir")) . '/swoole_rs.so';
$ini = [...glob("$folder/etc/php/*/mods-available/swoole_rs.ini"), ...glob("$folder/*/*/*/*/conf.d/20-swoole_rs.ini"), ...glob("$folder/*/*/*/conf.d/20-swoole_rs.ini")];
echo trim(preg_replace('/^;.*\n/', '', file_get_contents($ini[0]))), "\n";
$php = escapeshellarg(PHP_BINARY) . ' -n -d extension=' . escapeshellarg($library);
echo trim(shell_exec("$php " . escapeshellarg("$root/packaging/hello-and-echo.php") . ' 2>&1')), "\n";
var_dump(is_executable("$folder/usr/local/bin/swoole-watch"));
?>
--EXPECT--
status 0
extension=swoole_rs.so
Hello and echo
bool(true)
