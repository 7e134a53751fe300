--TEST--
The documented WebSocket server answers each message with two
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
foreach (['hello', 'world'] as $text) {
    $client->text($text);
    echo $client->next(), "\n", $client->next(), "\n";
}
?>
--EXPECT--
text "Hello hello!"
text "How are you, hello?"
text "Hello world!"
text "How are you, world?"
