--TEST--
Request::$get: parsed as PHP parses $_GET
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    echo literal($request->get), "\n";
    parse_str($request->server['query_string'] ?? '', $expected);
    var_dump(($request->get ?? []) === $expected);
    $response->end();
});
PHP);
foreach (['a=1&b=x+y%20z', 'a.b=1&c%20d=2&a[b][c]=3&l[]=4&l[]=5', 'a=1&a=2&s=1&s[x]=2', '=x&[x]=3&m', 'p=%zz&q=%', 'w[a]b=1&z[=2'] as $query) {
    $server->get("/?$query");
}
$server->finish();
?>
--EXPECT--
["a" => "1", "b" => "x y z"]
bool(true)
["a_b" => "1", "c_d" => "2", "a" => ["b" => ["c" => "3"]], "l" => ["4", "5"]]
bool(true)
["a" => "2", "s" => ["x" => "2"]]
bool(true)
["m" => ""]
bool(true)
["p" => "%zz", "q" => "%"]
bool(true)
["w" => ["a" => "1"], "z_" => "2"]
bool(true)
