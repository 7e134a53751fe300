--TEST--
Columns are checked; a Table is created once; before and after, its methods throw
--FILE--
<?php
use Swoole\Table;

set_error_handler(function ($number, $text) { echo "warning: $text\n"; return true; });
function attempt(string $label, callable $call): void
{
    try {
        $result = json_encode($call());
    } catch (Throwable $thrown) {
        $result = get_class($thrown) . ': ' . $thrown->getMessage();
    }
    echo "$label: $result\n";
}
$table = new Table(100);
attempt('sizes before', fn () => [$table->size, $table->memorySize, $table->getSize(), $table->getMemorySize(), count($table), $table->stats()]);
attempt('get before', fn () => $table->get('a'));
attempt('column', fn () => $table->column('i', Table::TYPE_INT, 1));
attempt('the same column', fn () => $table->column('i', Table::TYPE_FLOAT));
attempt('without a name', fn () => $table->column('', Table::TYPE_INT));
attempt('a string without a size', fn () => $table->column('s', Table::TYPE_STRING));
attempt('a string of a negative size', fn () => $table->column('s', Table::TYPE_STRING, -5));
attempt('an unknown type', fn () => $table->column('x', 9));
attempt('create', fn () => $table->create());
attempt('sizes', fn () => [$table->size, $table->getSize()]);
attempt('column after', fn () => $table->column('q', Table::TYPE_INT));
attempt('create again', fn () => $table->create());
attempt('constructor again', fn () => $table->__construct(64));
attempt('clone', fn () => clone $table);
attempt('serialize', fn () => serialize($table));
attempt('unset', function () use ($table) { unset($table->size); });
attempt('destroy', fn () => $table->destroy());
attempt('get after', fn () => $table->get('a'));
attempt('count after', fn () => count($table));
attempt('a negative size', fn () => new Table(-1));
attempt('more than memory', function () { $table = new Table(1 << 29); $table->column('s', Table::TYPE_STRING, 1 << 24); return $table->create(); });
attempt('no constructor', fn () => (new ReflectionClass(Table::class))->newInstanceWithoutConstructor()->get('a'));
?>
--EXPECTF--
sizes before: [null,null,128,0,0,false]
get before: Swoole\Error: table is not created or has been destroyed
column: true
warning: Swoole\Table::column(): column[i] exists already
the same column: false
warning: Swoole\Table::column(): the name of a column must not be empty
without a name: false
warning: Swoole\Table::column(): the length of string type values has to be more than zero
a string without a size: false
warning: Swoole\Table::column(): the length of string type values has to be more than zero
a string of a negative size: false
warning: Swoole\Table::column(): unknown column type 9
an unknown type: false
create: true
sizes: [128,128]
warning: Swoole\Table::column(): unable to add column after table has been created
column after: false
create again: Swoole\Error: the table has been created already
constructor again: Error: Constructor of Swoole\Table can only be called once
clone: Error: Trying to clone an uncloneable object of class Swoole\Table
serialize: Exception: Serialization of 'Swoole\Table' is not allowed
unset: Error: Property size of class Swoole\Table cannot be unset
destroy: true
get after: Swoole\Error: table is not created or has been destroyed
count after: 0
a negative size: ValueError: Swoole\Table::__construct(): Argument #1 ($table_size) must be greater than or equal to 0
more than memory: Swoole\Error: unable to allocate memory for 536870912 rows: %s
no constructor: Swoole\Error: must call constructor first
