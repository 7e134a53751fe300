--TEST--
The documented WebSocket server ends the connection when told `close`, and lives on
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

$server = run_example(file_get_contents(examples_folder() . '/websocket-server.php'));
$client = WebSocketClient::open('tcp://127.0.0.1:9502', '/websocket');
echo $client->text('close')->next(), "\n";
$client = WebSocketClient::open('tcp://127.0.0.1:9502', '/websocket');
echo $client->send(close_frame(1000))->next(), ', ', $client->next(), "\n";
WebSocketClient::open('tcp://127.0.0.1:9502', '/websocket')->close();
echo WebSocketClient::open('tcp://127.0.0.1:9502', '/websocket')->text('again')->next(), "\n";
$server->signal(15);
var_dump($server->output());
?>
--EXPECT--
end of connection
close 1000 "", end of connection
text "Hello again!"
string(0) ""
