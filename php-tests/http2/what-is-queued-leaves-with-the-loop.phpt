--TEST--
HTTP/2: what responses have queued when a fatal error ends the loop is written out before the connection closes
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$kept = [];
$server->handle('/keep', function ($request, $response) use (&$kept) {
    $kept[] = $response;
});
$server->handle('/go', function ($request, $response) use (&$kept) {
    // the first of a turn leaves at once, the others with its end, which does not come
    foreach ($kept as $index => $one) {
        $one->end("ended $index");
    }
    ini_set('memory_limit', memory_get_usage(true) + (4 << 20));
    str_repeat('x', 64 << 20);
});
PHP);
$client = Http2Client::open($server->address());
$client->get(1, '/keep')->get(3, '/keep')->get(5, '/keep')->get(7, '/go');
echo $client->answer(1), "\n", $client->answer(3), "\n", $client->answer(5), "\n", $client->fate(), "\n";
preg_match('/Fatal error: Allowed memory size/', $server->child()->output(), $match);
echo $match[0], "\n";
?>
--EXPECT--
200 "ended 0"
200 "ended 1"
200 "ended 2"
closed
Fatal error: Allowed memory size
