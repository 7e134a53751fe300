--TEST--
Server::shutdown(): start() has returned true before shutdown() returns, with errCode 125
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/stop', function ($request, $response) use ($server) {
    $response->end('stopping');
    // a connection's coroutine starts inside the accept loop's: only when it has suspended is start() waiting again
    Coroutine::sleep(0.001);
    var_dump($server->shutdown(), $server->shutdown());
});
PHP, after: <<<'PHP'
echo "start() has returned\n";
var_dump($server->errCode, $server->errMsg);
PHP);
echo $server->get('/stop'), "\n";
$server->ended();
?>
--EXPECT--
stopping
start() has returned
int(125)
string(18) "Operation canceled"
NULL
NULL
