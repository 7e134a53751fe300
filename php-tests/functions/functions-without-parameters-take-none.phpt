--TEST--
The functions of this family that take no arguments refuse them
--FILE--
<?php
foreach (['swoole_version', 'swoole_cpu_num', 'swoole_last_error', 'swoole_errno', 'swoole_clear_error'] as $function) {
    try {
        $function(1);
    } catch (ArgumentCountError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
swoole_version() expects exactly 0 arguments, 1 given
swoole_cpu_num() expects exactly 0 arguments, 1 given
swoole_last_error() expects exactly 0 arguments, 1 given
swoole_errno() expects exactly 0 arguments, 1 given
swoole_clear_error() expects exactly 0 arguments, 1 given
