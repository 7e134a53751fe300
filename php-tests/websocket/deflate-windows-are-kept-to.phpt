--TEST--
Window bits: what the server sends is understood with no larger a window than the client named or the setting says
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

// random pieces that come again at every distance up to 40,000 bytes
mt_srand(7);
$message = '';
for ($index = 0; $index < 600; $index++) {
    $message .= $index > 0 && mt_rand(0, 1) ? substr($message, mt_rand(0, max(strlen($message) - 100, 0)), 100) : random_bytes(100);
}
foreach ([[9, null], [12, null], [15, 9], [15, 10], [10, 14], [15, 15]] as [$setting, $named]) {
    $server = serve(<<<PHP
    \$server->set(['websocket_compression' => true, 'websocket_compression_window_bits' => $setting,
        'websocket_compression_context_takeover' => true]);
    \$server->handle('/', function (\$request, \$ws) {
        \$ws->upgrade();
        while (\$frame = \$ws->recv()) {
            \$ws->push(\$frame->data, WEBSOCKET_OPCODE_BINARY);
        }
    });
    PHP);
    $client = $server->websocket('/', OFFER . ($named ? "; server_max_window_bits=$named" : ''));
    echo agreed($client), ': ';
    $inflate = new Inflate(min($setting, $named ?? 15));
    for ($round = 0; $round < 3; $round++) {
        $client->binary($message);
        echo $inflate(payload($client)) === $message ? 'understood ' : 'NOT UNDERSTOOD ';
    }
    echo "\n";
    $server->finish();
}
?>
--EXPECT--
permessage-deflate; server_max_window_bits=9: understood understood understood 
permessage-deflate; server_max_window_bits=12: understood understood understood 
permessage-deflate; server_max_window_bits=9: understood understood understood 
permessage-deflate; server_max_window_bits=10: understood understood understood 
permessage-deflate; server_max_window_bits=10: understood understood understood 
permessage-deflate; server_max_window_bits=15: understood understood understood 
