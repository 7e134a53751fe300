--TEST--
A full Table, a key that is too long and a string that is too long: false with a warning, and a line in the log
--FILE--
<?php
use Swoole\Table;

$warnings = [];
set_error_handler(function ($number, $text) use (&$warnings) { $warnings[] = $text; return true; });
$log = tempnam(sys_get_temp_dir(), 'log');
Swoole\Coroutine::set(['log_file' => $log]);
$table = new Table(64, 0.5);
$table->column('s', Table::TYPE_STRING, 5);
$table->create();
echo 'too long a string: ', json_encode([$table->set('a', ['s' => 'abcdefghij']), $table->get('a', 's')]), "\n";
echo preg_replace('/^\S+ \S+ \S+\s+/', '', file_get_contents($log));
unlink($log);
echo '63 bytes: ', json_encode($table->set(str_repeat('k', 63), [])), "\n";
echo '64 bytes: ', json_encode([$table->set(str_repeat('k', 64), []), $table->get(str_repeat('k', 64))]), "\n";
for ($rows = count($table); $table->set("key $rows", ['s' => $rows]); $rows++);
echo "rows: $rows, counted: ", count($table), "\n";
echo json_encode($warnings), ' ', swoole_last_error() === SWOOLE_ERROR_PHP_RUNTIME_NOTICE ? 'notice' : swoole_last_error(), "\n";
echo 'a row that is there: ', json_encode($table->set('a', ['s' => 'new'])), "\n";
echo 'after a delete: ', json_encode([$table->del('a'), $table->set('b', ['s' => 'x']), $table->set('c', [])]), "\n";
$intact = true;
for ($row = 2; $row < $rows; $row++) {
    $intact = $intact && $table->get("key $row", 's') === (string) $row;
}
echo 'all others are intact: ', json_encode($intact), "\n";
?>
--EXPECT--
too long a string: [true,"abcdefgh"]
WARNING	TableRow::set_value(): [key=a,field=s]string value is too long
63 bytes: true
64 bytes: [false,false]
rows: 96, counted: 96
["Swoole\\Table::set(): key[kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk] is too long","Swoole\\Table::set(): failed to set('key 96'), unable to allocate memory"] notice
a row that is there: true
after a delete: [true,true,false]
all others are intact: true
