--TEST--
The first address of the kind that is asked for, over TCP if it does not fit a datagram; forged answers are passed over
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/name_server.inc';
C::set(['dns_server' => name_server()]);
run(function () {
    foreach (['plain.test', 'PLAIN.test.', 'alias.test', 'large.test', 'forged.test'] as $name) {
        echo "$name: ", System::dnsLookup($name), "\n";
    }
    echo C::dnsLookup('plain.test', 10, AF_INET6), "\n";
    echo swoole_async_dns_lookup_coro('plain.test'), "\n";
    echo swoole_last_error(), "\n";
});
?>
--EXPECT--
plain.test: 10.1.2.3
PLAIN.test.: 10.1.2.3
alias.test: 10.1.2.3
large.test: 10.1.2.3
forged.test: 10.1.2.3
fd00::1
10.1.2.3
0
