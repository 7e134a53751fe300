--TEST--
Request::$server: keys, types and order
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    echo literal(array_keys($request->server)), "\n";
    foreach ($request->server as $key => $value) {
        $value = match (true) {
            $key === 'request_time' => $value > 1_700_000_000 && is_int($value) ? 'now' : $value,
            $key === 'request_time_float' => abs($value - microtime(true)) < 60 && is_float($value) ? 'now' : $value,
            $key === 'server_port' => $value === $server->port ? 'server port' : $value,
            $key === 'remote_port' => is_int($value) && $value > 0 ? 'some port' : $value,
            default => $value,
        };
        echo $key, ' ', literal($value), "\n";
    }
    var_dump($request->fd > 2, $request->fd === $response->fd, $request->streamId);
    $response->end();
});
PHP);
$server->get('/a%20b+c/../d?x=1&y=2?z');
$server->finish();
?>
--EXPECT--
["query_string", "request_method", "request_uri", "path_info", "request_time", "request_time_float", "server_protocol", "remote_addr", "remote_port", "server_addr", "server_port"]
query_string "x=1&y=2?z"
request_method "GET"
request_uri "/a%20b+c/../d"
path_info "/a b c/../d"
request_time "now"
request_time_float "now"
server_protocol "HTTP/1.1"
remote_addr "127.0.0.1"
remote_port "some port"
server_addr "127.0.0.1"
server_port "server port"
bool(true)
bool(true)
int(0)
