--TEST--
Node's ws with compression: text, bytes, 16 MB, fragments, ping and close come back as sent
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign.inc';
skip_without_node('ws');
?>
--FILE--
<?php
require __DIR__ . '/../support/foreign.inc';
foreign_client('node-ws.js', compression: true);
?>
--EXPECT--
extensions: permessage-deflate
text: true
binary: true
empty: true
16 MB: true
fragments: one two three
pong: are you there?
close: 3001 that is all
