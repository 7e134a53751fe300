--TEST--
While a coroutine is inside a cursor of MongoDB's, its manager and all that this has made is refused to others; what they drop ends later
--EXTENSIONS--
mongodb
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use MongoDB\Driver\{Command, Manager, Query, ReadPreference};
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$port = (new LateServer('mongodb', .5))->port;
run(function () use ($port) {
    $says = function (callable $call): void {
        try {
            echo json_encode($call()), "\n";
        } catch (Error $error) {
            echo preg_replace('/#\d+/', '#', $error->getMessage()), "\n";
        }
    };
    $open = fn () => new Manager("mongodb://127.0.0.1:$port/", [], ['disableClientPersistence' => true]);
    $manager = $open();
    $server = $manager->selectServer(new ReadPreference('primary'));
    $idle = $manager->executeQuery('db.all', new Query([]));
    $dropped = $server->executeQuery('db.all', new Query([]));
    $reader = go(function () use ($manager) {
        // the second document comes late
        foreach ($manager->executeQuery('db.all', new Query([])) as $document) {
            echo 'read ', json_encode($document), "\n";
        }
    });
    C::sleep(.1);
    $ping = new Command(['ping' => 1]);
    $says(fn () => $manager->executeCommand('db', $ping));
    $says(fn () => $server->executeCommand('db', $ping));
    $says(fn () => $idle->toArray());
    $dropped = null;
    echo "others go on\n";
    $says(fn () => count($open()->executeCommand('db', $ping)->toArray()));
    C::join([$reader], 20);
    $says(fn () => count($idle->toArray()));
    $says(fn () => count($server->executeCommand('db', $ping)->toArray()));
});
?>
--EXPECT--
read {"a":1}
MongoDB\Driver\Manager::executeCommand(): MongoDB\Driver\Manager # is in use by coroutine #; use a pool or one handle per coroutine
MongoDB\Driver\Server::executeCommand(): MongoDB\Driver\Server # is in use by coroutine #; use a pool or one handle per coroutine
MongoDB\Driver\Cursor::toArray(): MongoDB\Driver\Cursor # is in use by coroutine #; use a pool or one handle per coroutine
others go on
read {"a":2}
1
2
1
