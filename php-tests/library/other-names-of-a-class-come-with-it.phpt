--TEST--
Other names of a class of the library come with it, so that signatures may have either
--FILE--
<?php
$takes = [
    Swoole\Process\Manager::class => fn(Swoole\Process\ProcessManager $it): string => $it::class,
    Swoole\Coroutine\Server::class => fn(Co\Server $it): string => $it::class,
    Swoole\Coroutine\Server\Connection::class => fn(Co\Server\Connection $it): string => $it::class,
];
foreach ($takes as $class => $function) {
    echo $function((new ReflectionClass($class))->newInstanceWithoutConstructor()), "\n";
}
?>
--EXPECT--
Swoole\Process\Manager
Swoole\Coroutine\Server
Swoole\Coroutine\Server\Connection
