--TEST--
What is bound to a statement of PDO's is what it was when the call began, whatever others assign to the variable while it waits
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-');
run(function () use ($file) {
    $locking = new PDO("sqlite:$file");
    $locking->exec('create table t (a)');
    $locking->exec('begin immediate');
    $text = strtoupper('this is ') . getmypid();
    $call = go(function () use ($file, &$text) {
        $statement = (new PDO("sqlite:$file"))->prepare('insert into t values (?)');
        $statement->bindParam(1, $text);
        $statement->execute();
    });
    C::sleep(.02);
    $text = 'another';
    // of the same size: they get the memory of what is freed
    for ($i = 0, $texts = []; $i < 100; $i++) {
        $texts[] = strtolower('THAT IS ') . getmypid();
    }
    $locking->exec('commit');
    C::join([$call]);
    echo str_replace((string) getmypid(), 'PID', $locking->query('select a from t')->fetchColumn()), ", $text\n";
});
unlink($file);
?>
--EXPECT--
THIS IS PID, another
