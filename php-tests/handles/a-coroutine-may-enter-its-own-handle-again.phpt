--TEST--
A function that a library calls back may use the library's handle, as in plain PHP, also after it has been suspended
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $pdo = new PDO('sqlite::memory:');
    $pdo->sqliteCreateFunction('twice', function (int $number) use ($pdo) {
        C::sleep(.001);
        $result = $pdo->query("select 2 * $number")->fetchColumn();
        C::sleep(.001);
        return $result;
    });
    $other = new PDO('sqlite::memory:');
    $other->sqliteCreateFunction('pause', fn () => C::sleep(.001));
    go(function () use ($other) {
        for ($i = 0; $i < 5; $i++) {
            $other->query('select pause()')->fetchAll();
        }
    });
    echo $pdo->query('select twice(twice(5))')->fetchColumn(), "\n";
});
--EXPECT--
20
