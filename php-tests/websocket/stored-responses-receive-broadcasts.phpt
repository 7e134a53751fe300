--TEST--
A Response kept beyond its handler keeps its connection open and can be pushed to
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$stored = [];
$server->handle('/join', function ($request, $ws) use (&$stored) {
    $ws->upgrade();
    $stored[] = $ws;
});
$server->handle('/say', function ($request, $response) use (&$stored) {
    foreach ($stored as $ws) {
        $ws->push($request->get['text']);
    }
    $response->end((string) count($stored));
});
$server->handle('/leave', function ($request, $response) use (&$stored) {
    $stored = [];
    $response->end();
});
PHP);
$clients = [$server->websocket('/join'), $server->websocket('/join'), $server->websocket('/join')];
echo $server->get('/say?text=hello'), "\n";
foreach ($clients as $client) {
    echo $client->next(), "\n";
}
$server->get('/leave');
foreach ($clients as $client) {
    while (!in_array($next = $client->next(), ['end of connection']) && str_starts_with($next, 'close'));
    echo $next, "\n";
}
$server->finish();
?>
--EXPECT--
3
text "hello"
text "hello"
text "hello"
end of connection
end of connection
end of connection
