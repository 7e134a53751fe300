--TEST--
opcache with the tracing JIT: a hot handler is compiled and answers as before
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(PHP_VERSION_ID >= 80500 || is_file(ini_get('extension_dir') . '/opcache.so'), 'opcache is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
function work(int $n): int
{
    $sum = 0;
    for ($i = 0; $i < $n; $i++) {
        $sum += $i & 7;
    }
    return $sum;
}
$server->handle('/hot', function ($request, $response) {
    $text = '';
    foreach (['a', 'b', 'c'] as $letter) {
        $text .= $letter . work((int) $request->get['n']);
        Coroutine::sleep(0.001);
    }
    $response->header('X-Work', $text);
    $response->end($text);
});
$server->handle('/ws', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data . work(1000));
    }
});
$server->handle('/status', function ($request, $response) {
    $jit = opcache_get_status(false)['jit'];
    $response->end($jit['on'] && $jit['buffer_free'] < $jit['buffer_size'] ? 'compiled' : 'not compiled');
});
PHP, options: jit_options());
$client = $server->connect();
$answers = [];
for ($i = 0; $i < 100; $i++) {
    $answers[$client->request('GET /hot?n=1000 HTTP/1.1', 'Host: a')->body()] = true;
}
echo implode(' ', array_keys($answers)), "\n";
$socket = $server->websocket('/ws');
$answers = [];
for ($i = 0; $i < 200; $i++) {
    $answers[$socket->text('got ')->message()] = true;
}
echo implode(' ', array_keys($answers)), "\n", $server->get('/status'), "\n";
$server->finish();
?>
--EXPECT--
a3500b3500c3500
got 3500
compiled
