--TEST--
While a coroutine is inside a PDO, foreach over a statement of it is an Error, and a statement that is given up ends when it has left
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

run(function () {
    $gate = new C\Channel(1);
    $pdo = new PDO('sqlite::memory:');
    $pdo->sqliteCreateFunction('wait', fn (int $number) => $gate->pop() . $number);
    $pdo->exec('create table numbers (n int)');
    $pdo->exec('insert into numbers values (1), (2), (3)');

    // The one who waits is inside foreach himself: in its beginning, and in a step of it.
    $first = go(function () use ($pdo) {
        foreach ($pdo->query('select wait(n) from numbers', PDO::FETCH_COLUMN, 0) as $row) {
            echo "$row\n";
        }
    });
    $numbers = fn () => iterator_to_array($pdo->prepare('select n from numbers'));
    attempt($numbers);
    $gate->push('row ');
    attempt(fn () => $pdo->query('select 1'));
    $gate->push('row ');
    $gate->push('row ');
    C::join([$first]);

    $statement = $pdo->query('select n from numbers', PDO::FETCH_COLUMN, 0);
    $gone = $pdo->prepare('select 1');
    $reference = WeakReference::create($gone);
    $second = go(fn () => $pdo->query('select wait(5)')->fetchAll());
    attempt(function () use ($statement) {
        foreach ($statement as $row) {
        }
    });
    attempt(fn () => $pdo->sqliteCreateFunction('more', fn () => 1));
    $gone = null;
    echo $reference->get() ? "waits\n" : "gone\n";
    $gate->push('');
    C::join([$second]);
    echo $reference->get() ? "still there\n" : "gone\n";
    attempt(fn () => iterator_to_array($statement));
});
--EXPECT--
PDO::prepare(): PDO #N is in use by coroutine #2; use a pool or one handle per coroutine
row 1
PDO::query(): PDO #N is in use by coroutine #2; use a pool or one handle per coroutine
row 2
row 3
PDOStatement #N is in use by coroutine #3; use a pool or one handle per coroutine
PDO::sqliteCreateFunction(): PDO #N is in use by coroutine #3; use a pool or one handle per coroutine
waits
gone
[1,2,3]
