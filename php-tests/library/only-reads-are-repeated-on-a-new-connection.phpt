--TEST--
What failed on a lost connection is asked again only if it reads, and never in a transaction
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

use Swoole\Database\PDOProxy;
use function Swoole\Coroutine\run;

/** Loses its connection as often as it is told to, before or after a statement was done. */
class Flaky extends PDO
{
    public static int $losses = 0;
    public static bool $done = false;

    public function query(string $query, ?int $fetchMode = null, mixed ...$arguments): PDOStatement|false
    {
        self::lose();
        return parent::query($query);
    }

    public function exec(string $statement): int|false
    {
        $count = self::$done ? parent::exec($statement) : 0;
        self::lose();
        return self::$done ? $count : parent::exec($statement);
    }

    private static function lose(): void
    {
        if (self::$losses-- > 0) {
            $exception = new PDOException('MySQL server has gone away');
            $exception->errorInfo = ['HY000', 2006, 'MySQL server has gone away'];
            throw $exception;
        }
    }
}

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
run(function () use ($file) {
    $pdo = new PDOProxy(fn () => new Flaky("sqlite:$file"));
    $pdo->exec('CREATE TABLE t (a INT)');
    $pdo->setAttribute(PDO::ATTR_CASE, PDO::CASE_UPPER);
    $try = function (string $title, int $losses, callable $call) use ($pdo) {
        Flaky::$losses = $losses;
        try {
            json($title, $call(), $pdo->getRound());
        } catch (PDOException $exception) {
            json($title, $exception->getMessage(), $pdo->getRound());
        }
        Flaky::$losses = 0;
    };
    $count = fn () => $pdo->query('SELECT COUNT(*) AS n FROM t')->fetch(PDO::FETCH_ASSOC);
    $try('a read is repeated', 1, $count);
    $try('once', 2, $count);
    Flaky::$done = true;
    $try('a write is not, which may have been done', 1, fn () => $pdo->exec('INSERT INTO t VALUES (1)'));
    $try('and was', 0, $count);
    $pdo->beginTransaction();
    $try('in a transaction nothing is', 1, $count);
    $try('and the transaction is gone', 0, fn () => $pdo->inTransaction());
});
unlink($file);
PHP);
?>
--EXPECT--
["a read is repeated",{"N":0},1]
["once","MySQL server has gone away",2]
["a write is not, which may have been done","MySQL server has gone away",3]
["and was",{"N":1},3]
["in a transaction nothing is","MySQL server has gone away",4]
["and the transaction is gone",false,4]
