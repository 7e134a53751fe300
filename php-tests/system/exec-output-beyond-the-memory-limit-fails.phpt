--TEST--
Output that does not fit memory_limit: false and 1203 instead of a fatal error
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


ini_set('memory_limit', '16M');
run(function () {
    var_dump(System::exec('head -c 64M /dev/zero'));
    echo swoole_strerror(swoole_last_error()), "\n";
    echo strlen(System::exec('head -c 1M /dev/zero')['output']), "\n";
});
?>
--EXPECT--
bool(false)
Data length too large
1048576
