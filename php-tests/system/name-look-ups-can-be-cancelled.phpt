--TEST--
gethostbyname() and getaddrinfo() give up at once: false and 10017; so does dnsLookup()
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/name_server.inc';
C::set(['dns_server' => name_server(), 'dns_cache_capacity' => 0]);
run(function () {
    foreach (['gethostbyname' => 'localhost', 'getaddrinfo' => 'localhost', 'dnsLookup' => 'silent.test'] as $method => $name) {
        $target = go(function () use ($method, $name) {
            var_dump(System::$method($name));
            echo swoole_last_error(), "\n";
        });
        var_dump(C::cancel($target));
    }
});
?>
--EXPECT--
bool(false)
10017
bool(true)
bool(false)
10017
bool(true)
bool(false)
10017
bool(true)
