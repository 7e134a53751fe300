--TEST--
swoole_set_process_name() gives the process a name that ps shows
--FILE--
<?php
var_dump(swoole_set_process_name('a new name'));
echo rtrim(file_get_contents('/proc/self/cmdline'), "\0 "), "\n";
?>
--EXPECT--
bool(true)
a new name
