--TEST--
swoole_last_error(): another coroutine's failure does not show
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end();
    $response->end();
    go(function () {
        var_dump(swoole_last_error());
        report(@(new Response)->push('x'));
        Coroutine::sleep(0.001);
    });
    Coroutine::sleep(0.01);
    var_dump(swoole_last_error());
    echo swoole_strerror(swoole_last_error()), "\n";
});
PHP);
$server->get('/');
$server->finish();
?>
--EXPECT--
int(0)
false 1004
int(7106)
Http context unavailable
