--TEST--
A manager of MongoDB shares its connection with no other coroutine: not by its address, and not through what it has made
--EXTENSIONS--
mongodb
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use MongoDB\Driver\{Command, Manager, ReadPreference};
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$port = (new LateServer('silent'))->port;
run(function () use ($port) {
    $address = "mongodb://127.0.0.1:$port/?serverSelectionTimeoutMS=30000&connectTimeoutMS=30000";
    $errors = function (callable $call): void {
        try {
            echo get_debug_type($call()), "\n";
        } catch (Error $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        } catch (MongoDB\Driver\Exception\Exception $exception) {
            echo get_class($exception), "\n";
        }
    };
    $errors(fn () => new Manager($address));
    $errors(fn () => new Manager($address, [], ['disableClientPersistence' => false]));
    $open = fn () => new Manager($address, [], ['disableClientPersistence' => true]);
    $manager = $open();
    $id = go(fn () => $errors(fn () => $manager->selectServer(new ReadPreference('primary'))));
    C::sleep(.05);
    $errors(fn () => $manager->executeCommand('db', new Command(['ping' => 1])));
    $errors(fn () => $manager->getServers());
    // another one is another's
    $other = go(fn () => $errors(fn () => $open()->executeCommand('db', new Command(['ping' => 1]))));
    C::sleep(.05);
    array_map(fn ($id) => C::cancel($id), [$id, $other]);
    C::join([$id, $other], 10);
    // nobody is inside any more
    $errors(fn () => $manager->getServers());
});
// outside coroutines it is PHP's own
echo get_class(new Manager("mongodb://127.0.0.1:$port/")), "\n";
?>
--EXPECTF--
Error: MongoDB\Driver\Manager::__construct(): a persistent connection cannot be had in a coroutine, it would be everybody's; use the driver option disableClientPersistence, and a pool or one connection per coroutine
Error: MongoDB\Driver\Manager::__construct(): a persistent connection cannot be had in a coroutine, it would be everybody's; use the driver option disableClientPersistence, and a pool or one connection per coroutine
Error: MongoDB\Driver\Manager::executeCommand(): MongoDB\Driver\Manager #%d is in use by coroutine #%d; use a pool or one handle per coroutine
Error: MongoDB\Driver\Manager::getServers(): MongoDB\Driver\Manager #%d is in use by coroutine #%d; use a pool or one handle per coroutine
MongoDB\Driver\Exception\ConnectionTimeoutException
MongoDB\Driver\Exception\ConnectionTimeoutException
array
MongoDB\Driver\Manager
