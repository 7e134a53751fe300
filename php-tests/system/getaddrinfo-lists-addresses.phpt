--TEST--
Every address, once for each type of socket if all are asked for
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    echo json_encode(System::getaddrinfo('127.0.0.1')), "\n";
    echo json_encode(C::getaddrinfo('127.0.0.1', AF_INET, 0, 0)), "\n";
    echo json_encode(System::getaddrinfo('::1', AF_INET6, SOCK_DGRAM, 0, '53')), "\n";
    echo swoole_last_error(), "\n";
});
?>
--EXPECT--
["127.0.0.1"]
["127.0.0.1","127.0.0.1","127.0.0.1"]
["::1"]
0
