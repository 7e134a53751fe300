--TEST--
A server's end removes the file of its unix socket, but not another server's socket at the same path
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
    $path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
    $first = new Server("unix:$path");
    unlink($path);
    $second = new Server("unix:$path");
    unset($first);
    var_dump(file_exists($path));
    unset($second);
    clearstatcache();
    var_dump(file_exists($path));
    PHP);
?>
--EXPECT--
bool(true)
bool(false)
