--TEST--
A name is asked for once; swoole_clear_dns_cache() and setting the capacity forget it; a capacity of 0 remembers nothing
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/name_server.inc';
C::set(['dns_server' => name_server()]);
run(function () {
    $ask = fn () => print(System::dnsLookup('counted.test') . "\n");
    $ask();
    $ask();
    swoole_clear_dns_cache();
    $ask();
    $ask();
    C::set(['dns_cache_capacity' => 1]);
    $ask();
    System::dnsLookup('plain.test');
    $ask();
    C::set(['dns_cache_capacity' => 0]);
    $ask();
    $ask();
    C::set(['dns_cache_capacity' => 10, 'dns_cache_expire' => 0]);
    $ask();
    $ask();
});
?>
--EXPECT--
10.0.0.1
10.0.0.1
10.0.0.2
10.0.0.2
10.0.0.3
10.0.0.4
10.0.0.5
10.0.0.6
10.0.0.7
10.0.0.8
