--TEST--
Empty names, families that are none: warning, false, 503
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach ([
        fn () => System::gethostbyname(''),
        fn () => System::gethostbyname('localhost', 99),
        fn () => System::getaddrinfo(''),
        fn () => System::getaddrinfo('localhost', 99),
        fn () => System::dnsLookup(''),
        fn () => System::dnsLookup(123),
        fn () => System::dnsLookup('localhost', 1, 99),
        fn () => swoole_async_dns_lookup_coro(''),
    ] as $call) {
        var_dump($call());
        echo swoole_last_error(), "\n";
    }
});
?>
--EXPECTF--
Warning: Swoole\Coroutine\System::gethostbyname(): domain name is empty in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::gethostbyname(): unknown protocol family, must be AF_INET or AF_INET6 in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::getaddrinfo(): hostname is empty in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::getaddrinfo(): unknown protocol family, must be AF_INET or AF_INET6 in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::dnsLookup(): domain name empty in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::dnsLookup(): invalid domain name in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::dnsLookup(): unknown protocol family, must be AF_INET or AF_INET6 in %s on line %d
bool(false)
503

Warning: swoole_async_dns_lookup_coro(): domain name empty in %s on line %d
bool(false)
503
