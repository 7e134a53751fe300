--TEST--
An exception of a destructor that runs when a handler returns is the handler's: it is printed, and the server goes on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
final class Late
{
    public function __destruct()
    {
        throw new Exception('too late');
    }
}
$server->handle('/result', function ($request, $response) {
    $response->end('answered');
    return new Late;
});
$server->handle('/unanswered', function ($request, $response) {
    return new Late;
});
PHP);
$client = $server->connect()->request('GET /result HTTP/1.1', 'Host: test');
echo $client->body(), "\n";
$client->request('GET /unanswered HTTP/1.1', 'Host: test');
echo $client->status(), "\n";
$client->request('GET /no-such-route HTTP/1.1', 'Host: test');
echo $client->status(), "\n";
$client->close();
echo substr_count($server->finished(255), 'Uncaught Exception: too late'), "\n";
?>
--EXPECT--
answered
HTTP/1.1 500 Internal Server Error
HTTP/1.1 404 Not Found
2
