--TEST--
What is bound to a statement of PDO's is what it was when the call began, whatever others assign to the variable while it waits
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$calls = [
    'bound' => function (PDOStatement $statement, string &$text) {
        $statement->bindParam(1, $text);
        $statement->execute();
    },
    'in the list' => fn (PDOStatement $statement, string &$text) => $statement->execute([&$text]),
];
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-');
run(function () use ($calls, $file) {
    $locking = new PDO("sqlite:$file");
    $locking->exec('create table t (a)');
    foreach ($calls as $how => $call) {
        $locking->exec('begin immediate');
        $text = strtoupper('this is ') . getmypid();
        $id = go(function () use ($file, $call, &$text) {
            $call((new PDO("sqlite:$file"))->prepare('insert into t values (?)'), $text);
        });
        C::sleep(.02);
        $text = 'another';
        // of the same size: they get the memory of what is freed
        for ($i = 0, $texts = []; $i < 100; $i++) {
            $texts[] = strtolower('THAT IS ') . getmypid();
        }
        $locking->exec('commit');
        C::join([$id]);
        $stored = $locking->query('select a from t order by rowid desc')->fetchColumn();
        echo "$how: ", str_replace((string) getmypid(), 'PID', $stored), ", $text\n";
    }
});
unlink($file);
?>
--EXPECT--
bound: THIS IS PID, another
in the list: THIS IS PID, another
