--TEST--
A __toString of a header value that answers the request itself does not make a second head
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
final class Answering
{
    public function __construct(private Response $response)
    {
    }

    public function __toString(): string
    {
        $this->response->header('X-Value', 'plain');
        $this->response->write('inner');
        return 'outer';
    }
}
$server->handle('/write', function ($request, $response) {
    $response->header('X-Value', new Answering($response));
    report($response->write('lost'));
    $response->end('the end');
});
$server->handle('/end', function ($request, $response) {
    $response->header('X-Value', new Answering($response));
    report($response->end('whole'));
    $response->end('the end');
});
PHP);
foreach (['/write', '/end'] as $path) {
    $client = $server->connect()->request("GET $path HTTP/1.1", 'Host: test', 'Connection: close');
    $all = $client->rest();
    echo substr_count($all, 'HTTP/1.1 200 OK'), ' ', literal(substr($all, strpos($all, "\r\n\r\n"))), "\n", $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
1 "\r\n\r\n5\r\ninner\r\n7\r\nthe end\r\n0\r\n\r\n"
false 7106
1 "\r\n\r\nwhole"
true 7106
