--TEST--
SQLite sleeps with its coroutine while another connection has the database
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\{go, run};

$file = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
$holder = new PDO("sqlite:$file");
$holder->exec('create table t (a)');
$holder->exec('begin exclusive');
run(function () use ($file, $holder) {
    $done = [];
    for ($i = 0; $i < 3; $i++) {
        $done[] = go(function () use ($file) {
            $link = new PDO("sqlite:$file", null, null, [PDO::ATTR_TIMEOUT => 20]);
            echo $link->exec('insert into t values (1)'), "\n";
        });
    }
    echo "others run\n";
    usleep(20_000);
    $holder->exec('commit');
    Swoole\Coroutine::join($done);
});
unlink($file);
?>
--EXPECT--
others run
1
1
1
