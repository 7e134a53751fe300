--TEST--
An address by the system's rules; an address as a name is given back
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    var_dump(System::gethostbyname('localhost'));
    var_dump(C::gethostbyname('127.0.0.1'), System::gethostbyname('::1', AF_INET6));
    var_dump(swoole_last_error());
});
?>
--EXPECT--
string(9) "127.0.0.1"
string(9) "127.0.0.1"
string(3) "::1"
int(0)
