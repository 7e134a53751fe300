--TEST--
A response that is being written when the process ends, by exit or an uncaught exception elsewhere, has no last chunk
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

foreach (['exit(3);', 'throw new Exception("elsewhere");'] as $end) {
    $server = serve(<<<PHP
    \$server->handle('/', function (\$request, \$response) {
        \$response->write('begun');
        Coroutine::sleep(60);
    });
    \$server->handle('/end', fn () => go(function () { $end }));
    PHP);
    $client = $server->connect()->request('GET / HTTP/1.1', 'Host: test');
    $head = $client->readUntil("\r\n\r\n") . $client->readUntil("begun\r\n");
    $http2 = $server->http2()->get(1, '/');
    $http2->nextOf(1);
    $server->connect()->request('GET /end HTTP/1.1', 'Host: test');
    echo $client->ending(), ', ', preg_match('/RST_STREAM|closed/', $http2->answer(1)) ? 'cut off' : 'whole', "\n";
    $server->child()->output();
    echo 'status ', $server->child()->status(), "\n";
}
?>
--EXPECT--
closed, cut off
status 3
closed, cut off
status 255
