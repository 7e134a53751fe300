--TEST--
HTTP/2: a Response that is kept may be ended by another request's handler; one that nobody ends is answered with 500
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$kept = [];
$server->handle('/keep', function ($request, $response) use (&$kept) {
    $kept[] = $response;
});
$server->handle('/end', function ($request, $response) use (&$kept) {
    array_shift($kept)->end('ended');
    array_shift($kept);
    $response->end();
});
PHP);
$client = $server->http2();
$client->get(1, '/keep')->get(3, '/keep')->get(5, '/end');
echo $client->answer(5), "\n", $client->answer(1), "\n", $client->answer(3), "\n";
$server->finish();
?>
--EXPECT--
200 ""
200 "ended"
500 ""
