--TEST--
MysqliPool and PDOPool with MariaDB: no transaction goes to the next user; a connection that the server has ended is made anew, for reads without a word
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
require __DIR__ . '/../support/services.inc';
require __DIR__ . '/../support/socket.inc';

use Swoole\Database\{MysqliConfig, MysqliPool, PDOConfig, PDOPool};
use function Swoole\Coroutine\{go, run};

$server = new MariaDbServer('--skip-grant-tables');
run(function () use ($server) {
    $configure = fn ($config) => $config->withUnixSocket($server->socket)->withHost('localhost')->withDbname('test')->withUsername('root')->withPassword('');
    $pools = [
        'mysqli' => new MysqliPool($configure(new MysqliConfig()), 1),
        'PDO' => new PDOPool($configure(new PDOConfig()), 1),
    ];
    foreach ($pools as $kind => $pool) {
        $begin = $kind === 'PDO' ? 'beginTransaction' : 'begin_transaction';
        $rows = fn ($connection, $query) => $kind === 'PDO'
            ? array_map('strval', $connection->query($query)->fetchAll(PDO::FETCH_COLUMN))
            : array_map('strval', array_merge(...$connection->query($query)->fetch_all() ?: [[]]));
        $connection = $pool->get();
        $connection->query('CREATE OR REPLACE TABLE t (a INT) ENGINE=InnoDB');
        json($kind, get_class($connection), $connection->$begin(), (bool) $connection->query('INSERT INTO t VALUES (1)'), $rows($connection, 'SELECT a FROM t'));
        $pool->put($connection);
        $next = $pool->get();
        json('rolled back', $next === $connection, $rows($next, 'SELECT a FROM t'), $next->$begin(), $next->rollback());
        $next->query('START TRANSACTION');
        $next->query('INSERT INTO t VALUES (2)');
        $pool->put($next);
        $next = $pool->get();
        json('begun by a statement', $rows($next, 'SELECT a FROM t'), $pool->get(0.01), $pool->stats());

        $id = $rows($next, 'SELECT CONNECTION_ID()')[0];
        $kill = function () use ($server, &$id) {
            $killer = new mysqli('localhost', 'root', '', 'test', 0, $server->socket);
            $killer->query("KILL $id");
            $killer->close();
        };
        $kill();
        json('killed, and reads', $rows($next, 'SELECT a FROM t'), $next->getRound());
        $id = $rows($next, 'SELECT CONNECTION_ID()')[0];
        $next->$begin();
        $kill();
        try {
            $rows($next, 'SELECT a FROM t');
        } catch (Exception $exception) {
            json('in a transaction', get_class($exception), $next->getRound());
        }
        $id = $rows($next, 'SELECT CONNECTION_ID()')[0];
        $kill();
        try {
            $next->query('INSERT INTO t VALUES (3)');
        } catch (Exception $exception) {
            json('a write', get_class($exception), $rows($next, 'SELECT a FROM t'));
        }
        $pool->put($next);

        // Another one cannot connect: the place is free again.
        $class = get_class($pool);
        $config = $kind === 'PDO' ? new PDOConfig() : new MysqliConfig();
        $broken = new $class($config->withHost('127.0.0.1')->withPort(1), 1);
        for ($i = 0; $i < 2; $i++) {
            try {
                $broken->get();
            } catch (Exception $exception) {
                json(get_class($exception), $exception->getCode(), $broken->stats()['total']);
            }
        }
        $pool->close();
    }
});
?>
--EXPECT--
["mysqli","Swoole\\Database\\MysqliProxy",true,true,["1"]]
["rolled back",true,[],true,true]
["begun by a statement",[],false,{"size":1,"total":1,"idle":0,"in_use":1,"waiting":0}]
["killed, and reads",[],1]
["in a transaction","mysqli_sql_exception",2]
["a write","mysqli_sql_exception",[]]
["mysqli_sql_exception",2002,0]
["mysqli_sql_exception",2002,0]
["PDO","Swoole\\Database\\PDOProxy",true,true,["1"]]
["rolled back",true,[],true,true]
["begun by a statement",[],false,{"size":1,"total":1,"idle":0,"in_use":1,"waiting":0}]
["killed, and reads",[],1]
["in a transaction","PDOException",2]
["a write","PDOException",[]]
["PDOException",2002,0]
["PDOException",2002,0]
