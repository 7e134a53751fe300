--TEST--
HTTP: eight megabytes arrive whole at a client that reads late
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(str_repeat('0123456789abcdef', 524288)));
PHP);
$slow = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$quick = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$expected = md5(str_repeat('0123456789abcdef', 524288));
var_dump(md5($quick->body()) === $expected, md5($slow->body()) === $expected);
$server->finish();
?>
--EXPECT--
bool(true)
bool(true)
