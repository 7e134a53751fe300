--TEST--
exit in a handler ends that request with the automatic answer; nothing is printed, the status stays 0
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/exit', function ($request, $response) {
    exit(3);
});
$server->handle('/answered', function ($request, $response) {
    $response->end('answered');
    exit('text');
});
$server->handle('/caught', function ($request, $response) {
    try {
        exit(4);
    } catch (Swoole\ExitException $exit) {
        $response->end($exit->getMessage() . ' ' . $exit->getStatus() . ' ' . $exit->getFlags());
    }
});
PHP);
$client = $server->connect();
echo $client->request('GET /exit HTTP/1.1', 'Host: test')->status(), "\n";
echo $client->request('GET /answered HTTP/1.1', 'Host: test')->body(), "\n";
echo $client->request('GET /caught HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 500 Internal Server Error
answered
swoole exit 4 2
