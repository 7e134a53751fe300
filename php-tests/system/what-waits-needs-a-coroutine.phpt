--TEST--
Outside a coroutine: Swoole\Error; argument errors come first
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


foreach ([
    fn () => System::exec('true'),
    fn () => System::sleep(1),
    fn () => System::gethostbyname('localhost'),
    fn () => System::getaddrinfo('localhost'),
    fn () => System::dnsLookup('localhost'),
    fn () => System::readFile(__FILE__),
    fn () => System::writeFile('/nowhere/at-all', ''),
    fn () => System::wait(),
    fn () => System::waitPid(1),
    fn () => System::waitSignal(SIGUSR1),
    fn () => System::waitEvent(0),
    fn () => System::sleep(0),
    fn () => System::gethostbyname(''),
] as $call) {
    try {
        var_dump($call());
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECTF--
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine

Warning: Swoole\Coroutine\System::sleep(): Timer must be greater than or equal to 0.001 in %s on line %d
bool(false)

Warning: Swoole\Coroutine\System::gethostbyname(): domain name is empty in %s on line %d
bool(false)
