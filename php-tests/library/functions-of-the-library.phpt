--TEST--
Global functions of the library: options, tables by a string, and PHP's own functions by another name
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

swoole_library_set_option('a', 1);
json(swoole_library_get_options(), swoole_library_get_option('a'), swoole_library_get_option('b'));
swoole_library_set_options(['b' => 2]);
json(swoole_library_get_options());

json(swoole_array_default_value(['a' => null], 'a', 5), swoole_array_default_value([], 'a', 5), swoole_array_default_value([], 'a'));

$table = swoole_table(10, 'id:i, price:float, name:string:8');
$table->set('k', ['id' => 1, 'price' => 2.5, 'name' => 'abc']);
json($table->get('k'));
foreach (['a:x', 'a', 'a:s', ''] as $fields) {
    try {
        swoole_table(10, $fields);
    } catch (RuntimeException $refused) {
        json($fields, $refused->getMessage());
    }
}

run(function () {
    json(swoole_exec('echo 1; echo 2', $lines, $status), $lines, $status, swoole_shell_exec('echo 3'));
    json(swoole_exec(command: 'exit 3', returnVar: $code), $code);
    json(swoole_gethostbynamel('127.0.0.1'), is_string(swoole_gethostbyaddr('127.0.0.1')));
});
?>
--EXPECT--
[{"a":1},1,null]
{"b":2}
[null,5,null]
{"id":1,"price":2.5,"name":"abc"}
["a:x","unknown field type[x]"]
["a","unknown field type[]"]
["a:s","need to give string length"]
["","unknown field type[]"]
["2",["1","2"],0,"3\n"]
["",3]
[["127.0.0.1"],true]
