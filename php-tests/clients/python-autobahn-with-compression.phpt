--TEST--
Python's autobahn with compression: text, bytes, 16 MB, fragments, ping and close come back as sent
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign.inc';
skip_without_python('autobahn');
?>
--FILE--
<?php
require __DIR__ . '/../support/foreign.inc';
foreign_client('python-autobahn.py', compression: true);
?>
--EXPECT--
extensions: permessage-deflate
text: True
binary: True
empty: True
16 MB: True
fragments: one two three
pong: are you there?
close: 3001 that is all
