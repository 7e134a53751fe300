--TEST--
upgrade(): the first offer of permessage-deflate that can be kept to is accepted; unknown, repeated and wrong parameters decline one (RFC 7692, section 7.1)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$body = fn (array $settings) => '$server->set(' . var_export($settings, true) . ");\n\$server->handle('/', fn (\$request, \$ws) => \$ws->upgrade());";
$servers = [
    'default' => serve($body(['websocket_compression' => true])),
    'takeover' => serve($body(['websocket_compression' => true, 'websocket_compression_context_takeover' => true])),
    'window 11' => serve($body([
        'websocket_compression' => true,
        'websocket_compression_context_takeover' => true,
        'websocket_compression_window_bits' => 11,
    ])),
];
$offers = [
    ['permessage-deflate'],
    ['permessage-deflate; client_max_window_bits'],
    ['permessage-deflate; client_max_window_bits=10; server_max_window_bits="12"'],
    ['permessage-deflate; server_no_context_takeover; client_no_context_takeover'],
    ['permessage-deflate; server_max_window_bits=8'],
    ['permessage-deflate; server_max_window_bits'],
    ['permessage-deflate; server_max_window_bits=016'],
    ['permessage-deflate; client_no_context_takeover=1'],
    ['permessage-deflate; client_no_context_takeover; client_no_context_takeover'],
    ['permessage-deflate; mystery'],
    ['Permessage-Deflate, x-webkit-deflate-frame'],
    ['x-other; a="b", permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9, permessage-deflate'],
    ['permessage-deflate; mystery', 'permessage-deflate ;server_no_context_takeover'],
];
foreach ($offers as $offer) {
    echo implode(' | ', $offer), "\n";
    foreach ($servers as $name => $server) {
        $client = $server->websocket('/', ...array_map(fn ($line) => "Sec-WebSocket-Extensions: $line", $offer));
        echo "    $name: ", literal(agreed($client)), "\n";
    }
}
foreach ($servers as $server) {
    $server->finish();
}
?>
--EXPECT--
permessage-deflate
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    takeover: "permessage-deflate"
    window 11: "permessage-deflate; server_max_window_bits=11"
permessage-deflate; client_max_window_bits
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    takeover: "permessage-deflate"
    window 11: "permessage-deflate; server_max_window_bits=11; client_max_window_bits=11"
permessage-deflate; client_max_window_bits=10; server_max_window_bits="12"
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=12; client_max_window_bits=10"
    takeover: "permessage-deflate; server_max_window_bits=12; client_max_window_bits=10"
    window 11: "permessage-deflate; server_max_window_bits=11; client_max_window_bits=10"
permessage-deflate; server_no_context_takeover; client_no_context_takeover
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    takeover: "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    window 11: "permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=11"
permessage-deflate; server_max_window_bits=8
    default: null
    takeover: null
    window 11: null
permessage-deflate; server_max_window_bits
    default: null
    takeover: null
    window 11: null
permessage-deflate; server_max_window_bits=016
    default: null
    takeover: null
    window 11: null
permessage-deflate; client_no_context_takeover=1
    default: null
    takeover: null
    window 11: null
permessage-deflate; client_no_context_takeover; client_no_context_takeover
    default: null
    takeover: null
    window 11: null
permessage-deflate; mystery
    default: null
    takeover: null
    window 11: null
Permessage-Deflate, x-webkit-deflate-frame
    default: null
    takeover: null
    window 11: null
x-other; a="b", permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9, permessage-deflate
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=9"
    takeover: "permessage-deflate; server_max_window_bits=9"
    window 11: "permessage-deflate; server_max_window_bits=9"
permessage-deflate; mystery | permessage-deflate ;server_no_context_takeover
    default: "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    takeover: "permessage-deflate; server_no_context_takeover"
    window 11: "permessage-deflate; server_no_context_takeover; server_max_window_bits=11"
