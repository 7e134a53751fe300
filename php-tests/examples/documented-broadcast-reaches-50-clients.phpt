--TEST--
The documented broadcast server sends every message to each of 50 clients
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_examples();
?>
--CONFLICTS--
port-9502
--FILE--
<?php
require __DIR__ . '/../support/namespace.inc';
require __DIR__ . '/../support/websocket.inc';
own_port_9502();

$server = run_example(file_get_contents(examples_folder() . '/websocket-broadcast.php'));
$clients = [];
for ($i = 0; $i < 50; $i++) {
    $clients[] = $client = WebSocketClient::open('tcp://127.0.0.1:9502', '/websocket');
}
foreach ($clients as $i => $client) {
    $client->text("from $i");
}
// each gets each message once; the order among senders is the server's business
$expected = array_map(fn ($i) => "Server\u{ff1a}from $i", array_keys($clients));
sort($expected);
$right = 0;
foreach ($clients as $client) {
    $got = array_map(fn () => $client->message(), $clients);
    sort($got);
    $right += $got === $expected ? 1 : 0;
}
echo "$right clients got all 50 messages\n";
// one leaves, the others still hear each other
echo $clients[0]->text('close')->next(), "\n";
$clients[1]->text('left');
echo $clients[49]->message() === "Server\u{ff1a}left" ? "still heard\n" : "not heard\n";
$server->signal(15);
var_dump($server->output());
?>
--EXPECT--
50 clients got all 50 messages
end of connection
still heard
string(0) ""
