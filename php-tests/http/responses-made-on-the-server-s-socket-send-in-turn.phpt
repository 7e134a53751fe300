--TEST--
Response::create() on a request's own socket: its bytes leave in turn with those of the request's response, and none is lost
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/next', fn ($request, $response) => $response->end('next'));
$server->handle('/whole', function ($request, $response) {
    $early = Response::create($response->socket);
    echo json_encode([$early->end('early'), $response->end('own')]), "\n";
});
$server->handle('/parts', function ($request, $response) {
    $early = Response::create([$response->socket, $request]);
    $late = Response::create($response->socket);
    $results = [$early->end('early'), $response->write('own'), $late->end('refused'), swoole_last_error()];
    echo json_encode([...$results, $response->end(), $late->end('late')]), "\n";
});
PHP);

foreach (['/whole', '/parts'] as $path) {
    $own = "GET $path HTTP/1.1\r\nHost: a\r\n\r\n";
    $next = "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    foreach (['alone' => $own, 'with another request behind it' => $own . $next] as $how => $bytes) {
        preg_match_all('/HTTP|early|own|late|refused|next/', $server->connect()->send($bytes)->halfClose()->rest(), $seen);
        echo "$path $how: ", implode(' ', $seen[0]), "\n";
    }
}
$server->finish();
?>
--EXPECT--
/whole alone: HTTP early HTTP own
/whole with another request behind it: HTTP early HTTP own HTTP next
/parts alone: HTTP early HTTP own HTTP late
/parts with another request behind it: HTTP early HTTP own HTTP late HTTP next
[true,true]
[true,true]
[true,true,false,16,true,true]
[true,true,false,16,true,true]
