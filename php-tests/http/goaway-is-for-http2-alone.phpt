--TEST--
Response::goaway() on an HTTP/1 connection is refused and says why
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $before = @$response->goaway();
    $message = preg_replace('/fd.\d+/', 'fd[N', error_get_last()['message'] ?? '');
    $response->end(json_encode([$before, swoole_last_error(), $message]));
});
PHP);
echo $server->connect()->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
[false,503,"Swoole\\Http\\Response::goaway(): fd[N] is not a HTTP2 conncetion"]
