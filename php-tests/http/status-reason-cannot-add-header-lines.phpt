--TEST--
Response::status(): a reason with a line end or NUL is refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->status(201);
    foreach (["OK\r\nInjected: yes", "OK\nInjected: yes", "O\0K"] as $reason) {
        var_dump(@$response->status(200, $reason), error_get_last() !== null, swoole_last_error());
        error_clear_last();
        swoole_clear_error();
    }
    $response->end();
});
PHP);
$response = $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response();
echo strstr($response, "\r\n", true), "\n";
var_dump(str_contains($response, 'Injected'));
$server->finish();
?>
--EXPECT--
HTTP/1.1 201 Created
bool(false)
bool(false)
bool(true)
int(510)
bool(false)
bool(true)
int(510)
bool(false)
bool(true)
int(510)
