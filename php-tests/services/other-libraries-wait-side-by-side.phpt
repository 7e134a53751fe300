--TEST--
odbc, ssh2, amqp, memcached and mongodb suspend while their servers are silent, though nothing here knows their libraries
--EXTENSIONS--
odbc
pdo
pdo_odbc
ssh2
amqp
msgpack
igbinary
memcached
mongodb
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('python3');
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../hooks/side-by-side.inc';

$postgres = new PostgresServer();
$dsn = "Driver=PostgreSQL Unicode;Servername=127.0.0.1;Port=$postgres->port;Database=postgres;UserName=postgres";
$query = 'select pg_sleep(' . WAIT . '), 42 as answer';
// says nothing, and closes the connection when WAIT is over
$port = (new LateServer('closing', WAIT))->port;
// names what was thrown, and not the text, which tells the port
$thrown = function (callable $call) {
    try {
        return $call();
    } catch (Exception $exception) {
        return get_class($exception);
    }
};
side_by_side([
    'odbc' => fn () => odbc_result(odbc_exec(odbc_connect($dsn, 'postgres', ''), $query), 'answer'),
    'PDO, odbc' => fn () => (new PDO("odbc:$dsn", 'postgres', ''))->query($query)->fetch()['answer'],
    'ssh2' => fn () => @ssh2_connect('127.0.0.1', $port),
    'amqp' => fn () => $thrown(fn () => (new AMQPConnection(['host' => '127.0.0.1', 'port' => $port]))->connect()),
    'memcached' => function () use ($port) {
        $memcached = new Memcached();
        $memcached->setOption(Memcached::OPT_POLL_TIMEOUT, 20_000);
        $memcached->addServer('127.0.0.1', $port);
        return $memcached->get('key');
    },
    'mongodb' => fn () => $thrown(fn () => (new MongoDB\Driver\Manager(
        "mongodb://127.0.0.1:$port/",
        [],
        ['disableClientPersistence' => true],
    ))->executeCommand('db', new MongoDB\Driver\Command(['ping' => 1]))),
]);
?>
--EXPECT--
odbc                    10 × 42 side by side
PDO, odbc               10 × 42 side by side
ssh2                    10 × false side by side
amqp                    10 × AMQPConnectionException side by side
memcached               10 × false side by side
mongodb                 10 × MongoDB\Driver\Exception\ConnectionTimeoutException side by side
