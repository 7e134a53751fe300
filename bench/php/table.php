<?php
// What Table's set, get and incr cost: nanoseconds each, on 1,000 rows of a table that is a tenth full. Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Table;

const ROWS = 1_000;

$table = new Table(ROWS * 10);
$table->column('id', Table::TYPE_INT);
$table->column('price', Table::TYPE_FLOAT);
$table->column('name', Table::TYPE_STRING, 64);
$table->create();
$keys = [];
for ($i = 0; $i < ROWS; $i++) {
    $keys[] = "user:$i";
}
$row = ['id' => 1, 'price' => 2.5, 'name' => 'a name of some length'];
$calls = [
    'set' => static fn (string $key) => $table->set($key, $row),
    'get' => static fn (string $key) => $table->get($key),
    'incr' => static fn (string $key) => $table->incr($key, 'id'),
];
$figures = ['mode' => 'table'];
foreach ($calls as $name => $call) {
    $figures[$name] = median(static function (int $count) use ($call, $keys): void {
        for ($i = 0; $i < $count; $i++) {
            $call($keys[$i % ROWS]);
        }
    }, 100_000, static fn (): int => hrtime(true));
}
echo json_encode($figures), "\n";
