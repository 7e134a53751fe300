--TEST--
HTTP/2: a field whose name is a number has an int for its key, as in HTTP/1
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    unset($request->header['host']);
    $response->end(literal($request->header));
});
PHP);
$fields = ['123' => 'a', '0' => 'b', '007' => 'c', '9223372036854775807' => 'd', '9223372036854775808' => 'e'];
$client = $server->http2();
echo stripslashes($client->get(1, '/', $fields)->answer(1)), "\n";
$lines = array_map(fn ($name, $value) => "$name: $value", array_keys($fields), $fields);
echo $server->connect()->request('GET / HTTP/1.1', 'Host: test', ...$lines)->body(), "\n";
$server->finish();
?>
--EXPECT--
200 "[123 => "a", 0 => "b", "007" => "c", 9223372036854775807 => "d", "9223372036854775808" => "e"]"
[123 => "a", 0 => "b", "007" => "c", 9223372036854775807 => "d", "9223372036854775808" => "e"]
