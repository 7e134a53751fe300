--TEST--
A user exception handler is called in the request's coroutine, and the exit status stays 0
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_exception_handler(function (Throwable $error) use (&$cid) {
    echo 'handler got: ', $error->getMessage(), "\n";
    var_dump(Coroutine::getCid() === $cid);
});
$server->handle('/throw', function ($request, $response) use (&$cid) {
    $cid = Coroutine::getCid();
    throw new RuntimeException('broken');
});
PHP);
echo $server->connect()->request('GET /throw HTTP/1.1', 'Host: test')->status(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 500 Internal Server Error
handler got: broken
bool(true)
