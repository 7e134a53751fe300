--TEST--
push(): after a close frame has been sent nothing more is (RFC 6455, section 5.5.1)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $close = new CloseFrame;
    $close->reason = 'enough';
    var_dump($ws->push($close), @$ws->push('more'));
    $ws->close();
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 1000 "enough", end of connection
bool(true)
bool(false)
