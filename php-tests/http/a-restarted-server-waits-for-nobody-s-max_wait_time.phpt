--TEST--
max_wait_time: a server that is started again keeps its new connections; one that is deserted ends at once
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['max_wait_time' => 0.1]);
$starts = 0;
$server->handle('/again', function ($request, $response) use ($server) {
    $response->end('again');
    $server->shutdown();
});
$server->handle('/slow', function ($request, $response) {
    Coroutine::sleep(0.3);
    $response->end('slow');
});
PHP, after: <<<'PHP'
$server->set(['max_wait_time' => 60]);
go(function () {
    Coroutine::sleep(0.001);
    echo "again\n";
});
$server->start();
PHP);
echo $server->get('/again'), "\n";
$server->line();
echo $server->get('/slow'), "\n";
$began = microtime(true);
$server->finish();
echo microtime(true) - $began < 20 ? "at once\n" : "late\n";
?>
--EXPECT--
again
slow
at once
