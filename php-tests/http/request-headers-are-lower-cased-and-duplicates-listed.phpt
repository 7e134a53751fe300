--TEST--
Request::$header: names in lower case, blanks around values removed, duplicates a list but for the known single ones
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach ($request->header as $name => $value) {
        echo literal($name), ' ', literal($value), "\n";
    }
    $response->end();
});
PHP);
$server->connect()->request(
    'GET / HTTP/1.1', 'Host: a', 'X-Under_Score:    v v   ', 'X-Dup: 1', 'Accept: one', 'X-Dup: 2', "X-Tab:\tv\t", 'Accept: two',
    'x-dup: 3', 'X-Empty:', '123: number', 'Connection: keep-alive', 'User-Agent: u1', 'User-Agent: u2'
)->response();
$server->finish();
?>
--EXPECT--
"host" "a"
"x-under_score" "v v"
"x-dup" ["1", "2", "3"]
"accept" "two"
"x-tab" "v"
"x-empty" ""
123 "number"
"connection" "keep-alive"
"user-agent" "u2"
