--TEST--
A PDO connection that is given back leaves no transaction to whoever has it next
--SKIPIF--
<?php
require __DIR__ . '/../support/pdo.inc';
skip_without_sqlite();
?>
--FILE--
<?php
require __DIR__ . '/../support/pdo.inc';

echo with_sqlite(<<<'PHP'
<?php
require $argv[1];

use Swoole\Database\{PDOConfig, PDOPool};
use function Swoole\Coroutine\run;

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
run(function () use ($file) {
    $pool = new PDOPool((new PDOConfig())->withDriver('sqlite')->withDbname($file), 1);
    $pdo = $pool->get();
    json(get_class($pdo), $pdo->exec('CREATE TABLE t (a INT)'), $pdo->beginTransaction(), $pdo->exec('INSERT INTO t VALUES (1)'), $pdo->inTransaction());
    $pool->put($pdo);
    $next = $pool->get();
    json($next === $pdo, $next->inTransaction(), $next->query('SELECT COUNT(*) FROM t')->fetchColumn(), $next->beginTransaction(), $next->rollBack());
    $statement = $next->prepare('INSERT INTO t VALUES (?)');
    $statement->bindValue(1, 5);
    json(get_class($statement), $statement->execute(), $next->query('SELECT a FROM t')->fetchAll(PDO::FETCH_COLUMN), $next->getRound());
    foreach ([fn () => $pool->put('x'), fn () => clone $next, fn () => $next->exec('nonsense'), fn () => new PDOPool((new PDOConfig())->withDriver('sqlite')->withDbname(':memory:'))] as $try) {
        try {
            $try();
        } catch (Throwable $error) {
            json(get_class($error), strtok($error->getMessage(), ':'));
        }
    }
    json($pool->stats()['in_use'], $pool->get(0.01));
    $config = new PDOConfig();
    json($config->getDriver(), $config->getHost(), $config->getPort(), $config->getUnixSocket(), $config->getDbname(), $config->getCharset(), $config->getUsername(), $config->getOptions());
});
unlink($file);
PHP);
?>
--EXPECT--
["Swoole\\Database\\PDOProxy",0,true,1,true]
[true,false,0,true,true]
["Swoole\\Database\\PDOStatementProxy",true,[5],0]
["InvalidArgumentException","only what get() has given can be put back, string given"]
["Error","Trying to clone an uncloneable database proxy object"]
["PDOException","SQLSTATE[HY000]"]
["Exception","Connection pool in Swoole does not support creating SQLite databases in memory."]
[1,false]
["mysql","127.0.0.1",3306,null,"test","utf8mb4","root",[]]
