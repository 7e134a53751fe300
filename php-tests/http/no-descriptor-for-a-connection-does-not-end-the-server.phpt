--TEST--
When descriptors are used up clients wait, which is logged, and are served when there are some again
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

Child::$wrapper = "sh -c 'ulimit -n 24; exec \"\$@\"' sh";
$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$idle = [];
for ($i = 0; $i < 40; $i++) {
    $idle[] = $server->connect();
}
echo preg_replace('/^\[[^\]]*\]\t/', '', $server->line()), "\n";
array_map(fn ($client) => $client->close(), $idle);
echo $server->get('/'), "\n";
$server->finished();
?>
--EXPECT--
WARNING	accept failed, clients wait: Too many open files (os error 24)
served
