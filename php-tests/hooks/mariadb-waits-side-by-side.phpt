--TEST--
PDO and mysqli suspend while MariaDB works, over TCP and a unix socket
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
mysqli
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('mariadbd');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$server = new MariaDbServer();
$query = 'select sleep(' . WAIT . '), 42 as answer';
side_by_side([
    'PDO' => fn () => (new PDO("mysql:host=127.0.0.1;port=$server->port", 'root', ''))->query($query)->fetch()['answer'],
    'PDO, unix socket' => fn () => (new PDO("mysql:unix_socket=$server->socket", 'root', ''))->query($query)->fetch()['answer'],
    'prepared' => function () use ($server, $query) {
        $statement = (new PDO("mysql:host=127.0.0.1;port=$server->port", 'root', ''))->prepare($query);
        $statement->execute();
        return $statement->fetch()['answer'];
    },
    'mysqli' => fn () => (new mysqli('127.0.0.1', 'root', '', '', $server->port))->query($query)->fetch_assoc()['answer'],
    'mysqli_poll' => function () use ($server, $query) {
        $link = new mysqli('127.0.0.1', 'root', '', '', $server->port);
        $link->query($query, MYSQLI_ASYNC);
        $read = $error = $reject = [$link];
        return [mysqli_poll($read, $error, $reject, 5), $link->reap_async_query()->fetch_assoc()['answer']];
    },
]);
?>
--EXPECT--
PDO                     10 × 42 side by side
PDO, unix socket        10 × 42 side by side
prepared                10 × 42 side by side
mysqli                  10 × 42 side by side
mysqli_poll             10 × [1,"42"] side by side
