--TEST--
websocket_compression_context_takeover: messages refer to those before them, in each direction that the client did not except
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true, 'websocket_compression_context_takeover' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data);
    }
});
PHP);
$message = bin2hex(random_bytes(2000));
foreach (['', '; server_no_context_takeover', '; client_no_context_takeover', '; server_no_context_takeover; client_no_context_takeover'] as $except) {
    $client = $server->websocket('/', OFFER . $except);
    $keepsClient = !str_contains($except, 'client_no');
    $deflate = new Deflate;
    $inflate = new Inflate;
    $lengths = [];
    for ($round = 0; $round < 3; $round++) {
        $deflate = $keepsClient ? $deflate : new Deflate;
        $sent = $deflate($message);
        $client->send(frame(TEXT, $sent, FIN | RSV1));
        $payload = payload($client);
        $inflate = str_contains($except, 'server_no') ? new Inflate : $inflate;
        $lengths[] = ($inflate($payload) === $message ? 'echo' : 'NO ECHO')
            . (strlen($sent) < 200 ? ', sent by reference' : '') . (strlen($payload) < 200 ? ', answered by reference' : '');
    }
    echo agreed($client), "\n    ", implode("\n    ", $lengths), "\n";
}
$server->finish();
?>
--EXPECT--
permessage-deflate
    echo
    echo, sent by reference, answered by reference
    echo, sent by reference, answered by reference
permessage-deflate; server_no_context_takeover
    echo
    echo, sent by reference
    echo, sent by reference
permessage-deflate; client_no_context_takeover
    echo
    echo, answered by reference
    echo, answered by reference
permessage-deflate; client_no_context_takeover; server_no_context_takeover
    echo
    echo
    echo
