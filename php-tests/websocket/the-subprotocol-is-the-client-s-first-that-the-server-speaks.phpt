--TEST--
websocket_subprotocol: a name or a list; the first of the client's list that the server speaks is answered, or none
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

foreach (["'chat'", "['chat', 'v2.json']", "''", 'null'] as $setting) {
    $server = serve(<<<PHP
    \$server->set(['websocket_subprotocol' => $setting]);
    \$server->handle('/', function (\$request, \$ws) {
        \$ws->upgrade();
        \$ws->recv();
    });
    PHP);
    echo "$setting\n";
    $offers = [
        [],
        ['Sec-WebSocket-Protocol: chat'],
        ['Sec-WebSocket-Protocol: soap, v2.json, chat'],
        ['Sec-WebSocket-Protocol: soap', 'Sec-WebSocket-Protocol: chat'],
        ['Sec-WebSocket-Protocol: Chat, cha'],
    ];
    foreach ($offers as $offer) {
        preg_match('/^sec-websocket-protocol.*/mi', $server->websocket('/', ...$offer)->answer, $match);
        echo '    ', $offer ? implode(' + ', $offer) : 'nothing', ' -> ', literal(rtrim($match[0] ?? 'nothing')), "\n";
    }
    $server->finish();
}
?>
--EXPECT--
'chat'
    nothing -> "nothing"
    Sec-WebSocket-Protocol: chat -> "Sec-WebSocket-Protocol: chat"
    Sec-WebSocket-Protocol: soap, v2.json, chat -> "Sec-WebSocket-Protocol: chat"
    Sec-WebSocket-Protocol: soap + Sec-WebSocket-Protocol: chat -> "Sec-WebSocket-Protocol: chat"
    Sec-WebSocket-Protocol: Chat, cha -> "nothing"
['chat', 'v2.json']
    nothing -> "nothing"
    Sec-WebSocket-Protocol: chat -> "Sec-WebSocket-Protocol: chat"
    Sec-WebSocket-Protocol: soap, v2.json, chat -> "Sec-WebSocket-Protocol: v2.json"
    Sec-WebSocket-Protocol: soap + Sec-WebSocket-Protocol: chat -> "Sec-WebSocket-Protocol: chat"
    Sec-WebSocket-Protocol: Chat, cha -> "nothing"
''
    nothing -> "nothing"
    Sec-WebSocket-Protocol: chat -> "nothing"
    Sec-WebSocket-Protocol: soap, v2.json, chat -> "nothing"
    Sec-WebSocket-Protocol: soap + Sec-WebSocket-Protocol: chat -> "nothing"
    Sec-WebSocket-Protocol: Chat, cha -> "nothing"
null
    nothing -> "nothing"
    Sec-WebSocket-Protocol: chat -> "nothing"
    Sec-WebSocket-Protocol: soap, v2.json, chat -> "nothing"
    Sec-WebSocket-Protocol: soap + Sec-WebSocket-Protocol: chat -> "nothing"
    Sec-WebSocket-Protocol: Chat, cha -> "nothing"
