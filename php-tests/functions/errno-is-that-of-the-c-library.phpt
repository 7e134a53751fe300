--TEST--
swoole_errno(): what the last system call left
--FILE--
<?php
@mkdir('/');
$errno = swoole_errno();
echo swoole_strerror($errno), "\n";
@rmdir(__DIR__ . '/nowhere');
$errno = swoole_errno();
echo swoole_strerror($errno), "\n";
?>
--EXPECT--
File exists
No such file or directory
