--TEST--
A connection leaves its channels by itself, however it ends
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode('', "['websocket_idle_timeout' => 0.2]");
function ends(string $how, callable $end): void
{
    global $node;
    $client = $node->client()->join('lobby', ['how' => $how])->join('garden');
    tell($how, $node->does('count', 'lobby'));
    $end($client);
    $node->until(0, 'count', 'lobby');
    $node->until(0, 'count', 'garden');
}
ends('says goodbye', fn ($client) => $client->socket->send(close_frame(1000)));
ends('vanishes', fn ($client) => $client->socket->close());
ends('is reset', function ($client) {
    socket_set_option(socket_import_stream($client->socket->stream), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    $client->socket->close();
});
ends('breaks the protocol', fn ($client) => $client->socket->send("\xff\xff"));
ends('is closed by the server', fn ($client) => $client->socket->text('["close", []]'));
ends('is silent', fn ($client) => null);
echo implode("\n", preg_grep('/lobby/', $node->events(24))), "\n";
tell('stats', array_slice($node->does('stats'), 0, 2));
$node->finish();
?>
--EXTENSIONS--
sockets
--EXPECT--
says goodbye: 1
vanishes: 1
is reset: 1
breaks the protocol: 1
is closed by the server: 1
is silent: 1
+lobby {"how":"says goodbye"}
-lobby {"how":"says goodbye"}
+lobby {"how":"vanishes"}
-lobby {"how":"vanishes"}
+lobby {"how":"is reset"}
-lobby {"how":"is reset"}
+lobby {"how":"breaks the protocol"}
-lobby {"how":"breaks the protocol"}
+lobby {"how":"is closed by the server"}
-lobby {"how":"is closed by the server"}
+lobby {"how":"is silent"}
-lobby {"how":"is silent"}
stats: {"connections":0,"channels":0}
