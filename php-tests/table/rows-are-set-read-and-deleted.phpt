--TEST--
Rows of a Table are set whole or in part, read, counted and deleted
--FILE--
<?php
use Swoole\Table;

$table = new Table(64);
$table->column('i', Table::TYPE_INT);
$table->column('s', Table::TYPE_STRING, 5);
$table->column('f', Table::TYPE_FLOAT);
echo 'created: ', json_encode([$table->create(), $table->size, $table->memorySize === $table->getMemorySize()]), "\n";
echo 'set: ', json_encode($table->set('a', ['i' => '7x', 's' => "a\0b", 'f' => '1.5', 'none' => 3])), "\n";
echo 'row: ', json_encode($table->get('a')), "\n";
echo 'in part: ', json_encode([$table->set('a', ['i' => 5.7]), $table->get('a')]), "\n";
echo 'field: ', json_encode([$table->get('a', 'i'), $table->get('a', 'none'), $table->get('b', 'i'), $table->get('b')]), "\n";
echo 'nothing set: ', json_encode([$table->set('b', []), $table->get('b')]), "\n";
echo 'count: ', count($table), "\n";
echo 'null, true: ', json_encode([$table->set('a', ['i' => true, 's' => null, 'f' => null]), $table->get('a')]), "\n";
echo 'exists: ', json_encode([$table->exists('a'), $table->exist('zz')]), "\n";
echo 'delete: ', json_encode([$table->del('a'), $table->delete('a'), $table->get('a'), count($table)]), "\n";
echo 'a number as key: ', json_encode([$table->set('5', ['i' => 1]), $table->get('5', 'i')]), "\n";
echo 'an empty key: ', json_encode([$table->set('', ['i' => 2]), $table->get('', 'i')]), "\n";
?>
--EXPECT--
created: [true,64,true]
set: true
row: {"i":7,"s":"a\u0000b","f":1.5}
in part: [true,{"i":5,"s":"a\u0000b","f":1.5}]
field: [5,false,false,false]
nothing set: [true,{"i":0,"s":"","f":0}]
count: 2
null, true: [true,{"i":1,"s":"","f":0}]
exists: [true,false]
delete: [true,false,false,1]
a number as key: [true,1]
an empty key: [true,2]
