--TEST--
recv(): after its time limit it returns false with error 110; the connection goes on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $start = microtime(true);
    report($ws->recv(0.05));
    var_dump(microtime(true) - $start >= 0.05);
    $ws->push('your turn');
    var_dump($ws->recv(20)->data);
});
PHP);
$client = $server->websocket();
echo $client->message(), "\n";
$client->text('answer')->untilEnd();
$server->finish();
?>
--EXPECT--
your turn
false 110
bool(true)
string(6) "answer"
