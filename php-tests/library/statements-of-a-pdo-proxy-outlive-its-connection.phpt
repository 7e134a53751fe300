--TEST--
PDOProxy: statements made before a reconnection work on with their bindings; ERRMODE is exceptions; who cannot connect leaves its place free
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

use Swoole\Database\{PDOConfig, PDOPool, PDOProxy};
use function Swoole\Coroutine\run;

/** Has lost its connection when it is told to. */
class Flaky extends PDO
{
    public static bool $isLost = false;

    public function query(string $query, ?int $fetchMode = null, mixed ...$arguments): PDOStatement|false
    {
        if (self::$isLost) {
            self::$isLost = false;
            $exception = new PDOException('MySQL server has gone away');
            $exception->errorInfo = ['HY000', 2006, 'MySQL server has gone away'];
            throw $exception;
        }
        return parent::query($query);
    }
}

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
run(function () use ($file) {
    $pdo = new PDOProxy(fn () => new Flaky("sqlite:$file", options: [PDO::ATTR_ERRMODE => PDO::ERRMODE_SILENT]));
    json($pdo instanceof PDO, $pdo->getAttribute(PDO::ATTR_ERRMODE) === PDO::ERRMODE_EXCEPTION);
    $pdo->exec('CREATE TABLE t (a INT)');
    $pdo->exec('INSERT INTO t VALUES (3), (4)');
    $statement = $pdo->prepare('SELECT a FROM t WHERE a = ?');
    $statement->bindValue(1, 4);
    Flaky::$isLost = true;
    json(get_class($found = $pdo->query('SELECT COUNT(*) FROM t')), (int) $found->fetchColumn(), $pdo->getRound());
    json($statement->execute(), (int) $statement->fetchColumn());
});
unlink($file);
run(function () use ($file) {
    $pool = new PDOPool((new PDOConfig())->withDriver('sqlite')->withDbname("$file/none"), 1);
    for ($i = 0; $i < 2; $i++) {
        try {
            $pool->get(20);
        } catch (PDOException $exception) {
            json('no connection', $pool->stats()['total']);
        }
    }
});
PHP);
?>
--EXPECT--
[false,true]
["Swoole\\Database\\PDOStatementProxy",2,1]
[true,4]
["no connection",0]
["no connection",0]
