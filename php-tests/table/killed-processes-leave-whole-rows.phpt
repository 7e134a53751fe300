--TEST--
Eight processes that write one Table and are killed at random: every row read is one that was written whole, and the Table goes on
--FILE--
<?php
use Swoole\{Process, Table};

// A row is whole if all its columns say the same number. Long strings make writes long, so that kills hit inside them.
const LENGTH = 4096;
$seconds = (float) (getenv('TABLE_CHAOS_SECONDS') ?: 3);
$table = new Table(64);
$table->column('a', Table::TYPE_INT);
$table->column('s', Table::TYPE_STRING, LENGTH);
$table->column('b', Table::TYPE_INT);
$table->column('n', Table::TYPE_INT);
$table->create();

function row(int $n): array
{
    return ['a' => $n, 's' => str_repeat(chr(65 + $n % 26), LENGTH), 'b' => $n];
}

function is_whole(array $row): bool
{
    $n = $row['a'];
    return $row['b'] === $n && ($n === 0 && $row['s'] === '' || $row['s'] === str_repeat(chr(65 + $n % 26), LENGTH));
}

function work(Table $table, int $seed): void
{
    mt_srand($seed);
    for (;;) {
        $key = 'key ' . mt_rand(0, 89);
        match (mt_rand(0, 4)) {
            0, 1 => @$table->set($key, row(mt_rand(1, 1_000_000))),
            2 => $table->del($key),
            3 => @$table->incr($key, 'n'),
            4 => ($row = $table->get($key)) && (is_whole($row) || exit(7)),
        };
    }
}

$start = fn (int $seed): int => (new Process(fn () => work($table, $seed)))->start();
mt_srand(1);
$pids = [];
for ($i = 0; $i < 8; $i++) {
    $pids[] = $start($i);
}
$end = microtime(true) + $seconds;
$kills = $torn = 0;
for ($round = 8; $kills < 20 || microtime(true) < $end; $round++) {
    foreach ($table as $row) {
        $torn += (int) !is_whole($row);
    }
    $victim = mt_rand(0, 7);
    Process::kill($pids[$victim], SIGKILL);
    $status = Process::wait();
    $torn += (int) ($status['code'] === 7);
    $at = array_search($status['pid'], $pids, true);
    $pids[$at] = $start($round);
    $kills++;
}
foreach ($pids as $pid) {
    Process::kill($pid, SIGKILL);
}
for ($i = 0; $i < 8; $i++) {
    $torn += (int) (Process::wait()['code'] === 7);
}
echo "torn: $torn\n";
// Nothing of the dead is in the way: all rows can be had, all are counted, and all can be deleted.
foreach ($table as $key => $row) {
    $torn += (int) !is_whole($row);
    $table->del($key);
}
echo "torn at the end: $torn, left: ", count($table), "\n";
for ($rows = 0; @$table->set("new $rows", row($rows)); $rows++);
echo "rows: $rows, counted: ", count($table), "\n";
?>
--EXPECT--
torn: 0
torn at the end: 0, left: 0
rows: 76, counted: 76
