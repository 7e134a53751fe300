--TEST--
Routing: the longest registered prefix wins, whatever the order of registration; `/` is the last resort
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
foreach (['/test/abc', '/', '/test', '/TEST/ABC/def', '/test/abc/def/ghi', 'test/abc/xyz'] as $pattern) {
    $server->handle($pattern, fn ($request, $response) => $response->end($pattern));
}
PHP);
foreach (['/', '/x', '/test', '/test111', '/Test/abc', '/test/abc/d', '/test/abc/xyz', '/test/abc/def', '/test/abc/def/ghi/j', '/test?/test/abc'] as $path) {
    echo $path, ' -> ', $server->get($path), "\n";
}
$server->finish();
?>
--EXPECT--
/ -> /
/x -> /
/test -> /test
/test111 -> /test
/Test/abc -> /test/abc
/test/abc/d -> /test/abc
/test/abc/xyz -> /test/abc
/test/abc/def -> /TEST/ABC/def
/test/abc/def/ghi/j -> /test/abc/def/ghi
/test?/test/abc -> /test
