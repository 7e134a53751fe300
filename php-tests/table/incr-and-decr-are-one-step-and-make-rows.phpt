--TEST--
incr() and decr() give the new value, make rows, wrap, and refuse columns that are no number
--FILE--
<?php
use Swoole\Table;

set_error_handler(function ($number, $text) { echo "warning: $text\n"; return true; });
$table = new Table(64);
$table->column('i', Table::TYPE_INT);
$table->column('f', Table::TYPE_FLOAT);
$table->column('s', Table::TYPE_STRING, 8);
$table->create();
echo 'new row: ', json_encode([$table->incr('a', 'i'), $table->incr('a', 'i', 5), $table->decr('a', 'i', 2)]), "\n";
echo 'float: ', json_encode([$table->incr('a', 'f', 1.25), $table->decr('a', 'f', 0.5)]), "\n";
echo 'converted: ', json_encode([$table->incr('a', 'i', '3'), $table->incr('a', 'i', 2.7)]), "\n";
$table->set('a', ['i' => PHP_INT_MAX]);
echo 'wraps: ', $table->incr('a', 'i'), "\n";
$refused = $table->incr('a', 's');
echo 'string: ', json_encode($refused), "\n";
$refused = $table->decr('a', 'zz');
echo 'no column: ', json_encode($refused), "\n";
?>
--EXPECT--
new row: [1,6,4]
float: [1.25,0.75]
converted: [7,9]
wraps: -9223372036854775808
warning: Swoole\Table::incr(): can't execute 'incr' on a string type column
string: false
warning: Swoole\Table::decr(): column[zz] does not exist
no column: false
