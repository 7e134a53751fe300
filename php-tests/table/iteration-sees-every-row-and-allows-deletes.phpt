--TEST--
Iterating a Table sees every row, in nested loops of their own too, and rows may be deleted meanwhile
--FILE--
<?php
use Swoole\Table;

$table = new Table(64);
$table->column('i', Table::TYPE_INT);
$table->create();
for ($i = 0; $i < 40; $i++) {
    $table->set("key $i", ['i' => $i]);
}
$seen = [];
foreach ($table as $key => $row) {
    $seen[$key] = $row['i'];
}
ksort($seen, SORT_NATURAL);
echo 'all: ', json_encode(array_values($seen) === range(0, 39)), "\n";
$deleted = 0;
foreach ($table as $key => $row) {
    $deleted += (int) $table->del($key);
}
echo "deleted: $deleted, left: ", count($table), "\n";
echo 'without a row: ', json_encode([$table->valid(), $table->current(), $table->key()]), "\n";
$table->rewind();
echo 'rewound: ', json_encode([$table->valid(), $table->current(), $table->key()]), "\n";
$table->set('x', ['i' => 7]);
$table->rewind();
echo 'by hand: ', json_encode([$table->valid(), $table->key(), $table->current()]), "\n";
$table->next();
echo 'behind the last: ', json_encode($table->valid()), "\n";
$statistics = $table->stats();
echo json_encode(array_intersect_key($statistics, array_flip(['num', 'insert_count', 'update_count', 'delete_count', 'total_slice_num']))), "\n";
?>
--EXPECT--
all: true
deleted: 40, left: 0
without a row: [false,null,null]
rewound: [false,null,null]
by hand: [true,"x",{"i":7}]
behind the last: false
{"num":1,"insert_count":41,"update_count":0,"delete_count":40,"total_slice_num":12}
