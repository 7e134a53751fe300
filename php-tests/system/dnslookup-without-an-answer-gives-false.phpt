--TEST--
No such name, no address, a refusal, a broken or no answer, a name that cannot be: false and 711
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/name_server.inc';
C::set(['dns_server' => name_server()]);
run(function () {
    foreach (['none.test', 'empty.test', 'refused.test', 'broken.test', 'silent.test', 'a..test', str_repeat('a', 64) . '.test', str_repeat('a.', 200)] as $name) {
        var_dump(System::dnsLookup($name, $name === 'silent.test' ? .05 : 10));
        echo swoole_last_error(), "\n";
        swoole_clear_error();
    }
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
711
bool(false)
711
bool(false)
711
bool(false)
711
bool(false)
711
