--TEST--
The documented WebSocket server serves its page at /
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
$client = new Client('tcp://127.0.0.1:9502');
$body = $client->request('GET / HTTP/1.1', 'Host: 127.0.0.1:9502')->body();
echo strtok($body, "\n"), ' ... ', substr($body, -9), "\n";
?>
--EXPECT--
<h1>Swoole WebSocket Server</h1> ... </script>
