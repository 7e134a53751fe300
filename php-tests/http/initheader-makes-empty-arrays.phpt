--TEST--
Response::initHeader(): the null properties become arrays
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->initHeader());
    echo literal([$response->header, $response->cookie, $response->trailer]), "\n";
    $response->end();
});
PHP);
$server->get('/');
$server->finish();
?>
--EXPECT--
bool(true)
[[], [], []]
