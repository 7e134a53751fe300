--TEST--
Log lines that clients cause are left out while nobody reads the log, and mentioned later: the server goes on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/ws', function ($request, $ws) {
    $ws->upgrade();
    $ws->recv();
});
$server->handle('/fill', function ($request, $response) {
    $out = fopen('php://stdout', 'w');
    stream_set_blocking($out, false);
    while (@fwrite($out, str_repeat('.', 1023) . "\n"));
    stream_set_blocking($out, true);
    $response->end();
});
$server->handle('/', fn ($request, $response) => $response->end('hello'));
PHP);
$server->get('/fill');
for ($i = 0; $i < 5; $i++) {
    echo $server->websocket('/ws')->send(frame(CONTINUATION, 'x'))->next() === 'close 1002 ""' ? 'refused ' : 'WRONG ';
}
echo $server->get('/'), "\n";
while (($line = $server->line()) === str_repeat('.', 1023) && ++$i < 40);
$server->websocket('/ws')->send(frame(CONTINUATION, 'x'))->next();
do {
    $line = $server->line();
} while ($line[0] === '.');
echo preg_replace('/^\[[^\]]*\]/', '[...]', $line), "\n";
echo preg_replace('/^\[[^\]]*\]/', '[...]', $server->line()), "\n";
$server->finish();
?>
--EXPECT--
refused refused refused refused refused hello
[...]	WARNING	5 lines that clients caused were left out
[...]	WARNING	websocket::recv_frame(): A continuation frame cannot stand alone and MUST be preceded by an initial frame whose opcode indicates either text or binary data.
