--TEST--
Server: the requests of a connection run in one coroutine, a child of start()'s, whose context and defers last until the connection ends
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$parent = Coroutine::getCid();
$server->handle('/', function ($request, $response) use ($parent) {
    $context = Coroutine::getContext();
    $context['count'] = ($context['count'] ?? 0) + 1;
    $context['cid'] ??= Coroutine::getCid();
    $number = $context['count'];
    Coroutine::defer(fn () => print "defer $number\n");
    echo "request $number ", $context['cid'] === Coroutine::getCid() ? 'same' : 'other', ' ',
        Coroutine::getPcid() === $parent ? 'child' : 'no child', "\n";
    $response->end((string) $number);
});
PHP);
$client = $server->connect();
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
echo $server->get('/'), "\n";
foreach ([4, 2] as $count) {
    while ($count-- > 0) {
        echo $server->line(), "\n";
    }
    $client->close();
}
$server->finish();
?>
--EXPECT--
1
2
1
request 1 same child
request 2 same child
request 1 same child
defer 1
defer 2
defer 1
