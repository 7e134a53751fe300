--TEST--
While a coroutine is suspended inside a call of a PDO, another's call of it or of its statements is an Error that can be caught
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function attempt(callable $do): void
{
    try {
        echo json_encode($do()), "\n";
    } catch (Error $error) {
        echo preg_replace('/ #\d+ is/', ' #N is', $error->getMessage()), "\n";
    }
}

class Database extends PDO
{
    public function one(string $query): mixed
    {
        return $this->query($query)->fetchColumn();
    }
}

run(function () {
    $gate = new C\Channel(1);
    $pdo = new Database('sqlite::memory:');
    $pdo->sqliteCreateFunction('wait', fn () => $gate->pop());
    $statement = $pdo->prepare('select 1');

    $first = go(fn () => attempt(fn () => 'first: ' . $pdo->one('select wait()')));
    attempt(fn () => $pdo->query('select 2'));
    attempt(fn () => $pdo->one('select 2'));
    attempt(fn () => $pdo->beginTransaction());
    attempt(fn () => $statement->execute());
    attempt(fn () => (new Database('sqlite::memory:'))->one('select "another handle"'));
    $gate->push('goes on');
    C::join([$first]);

    $waiting = $pdo->prepare('select wait()');
    $second = go(fn () => attempt(fn () => $waiting->execute() ? 'second: ' . $waiting->fetchColumn() : false));
    attempt(fn () => $statement->execute());
    attempt(fn () => $pdo->exec('select 3'));
    $gate->push('goes on, too');
    C::join([$second]);

    attempt(fn () => $pdo->one('select "free again"'));
});
--EXPECT--
PDO::query(): Database #N is in use by coroutine #2; use a pool or one handle per coroutine
PDO::query(): Database #N is in use by coroutine #2; use a pool or one handle per coroutine
PDO::beginTransaction(): Database #N is in use by coroutine #2; use a pool or one handle per coroutine
PDOStatement::execute(): PDOStatement #N is in use by coroutine #2; use a pool or one handle per coroutine
"another handle"
"first: goes on"
PDOStatement::execute(): PDOStatement #N is in use by coroutine #3; use a pool or one handle per coroutine
PDO::exec(): Database #N is in use by coroutine #3; use a pool or one handle per coroutine
"second: goes on, too"
"free again"
