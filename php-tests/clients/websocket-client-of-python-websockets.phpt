--TEST--
Http\Client: Python's websockets is a WebSocket server for it: text, bytes, 12 MB, fragments, ping and close, with compression and without
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign.inc';
skip_without_python('websockets');
?>
--INI--
memory_limit=256M
--FILE--
<?php
require __DIR__ . '/websocket-client.inc';

websocket_client_of('python-websockets-server.py');
?>
--EXPECT--
upgraded
the same the same the same the same the same the same the same the same in fragments
one two three
the pong has come
4001 as asked
upgraded
the same the same the same the same the same the same the same the same in fragments
one two three
the pong has come
4001 as asked
