--TEST--
Increments by several processes at once add up
--FILE--
<?php
use Swoole\{Process, Table};

$table = new Table(64);
$table->column('n', Table::TYPE_INT);
$table->create();
for ($i = 0; $i < 4; $i++) {
    (new Process(function () use ($table) {
        for ($k = 0; $k < 20_000; $k++) {
            $table->incr('counter', 'n');
            $table->decr('other', 'n', 2);
        }
    }))->start();
}
for ($i = 0; $i < 4; $i++) {
    Process::wait();
}
echo $table->get('counter', 'n'), ' ', $table->get('other', 'n'), ' ', count($table), "\n";
?>
--EXPECT--
80000 -160000 2
