--TEST--
No such name: false, 711 or the system's own number
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    var_dump(System::gethostbyname('no-such-name.invalid'));
    echo swoole_last_error(), "\n";
    var_dump(System::gethostbyname('127.0.0.1', AF_INET6));
    echo swoole_last_error(), "\n";
    var_dump(System::gethostbyname("local\0host"));
    echo swoole_last_error(), "\n";
    var_dump(System::getaddrinfo('localhost', AF_INET, SOCK_STREAM, STREAM_IPPROTO_TCP, 'no-such-service'));
    echo swoole_last_error(), ' ', swoole_strerror(swoole_last_error(), SWOOLE_STRERROR_GAI), "\n";
});
?>
--EXPECT--
bool(false)
711
bool(false)
711
bool(false)
711
bool(false)
-8 Servname not supported for ai_socktype
