--TEST--
Chromium with compression: text, bytes and 16 MB come back as sent, a ping is answered, and the close is clean
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
?>
--FILE--
<?php
require __DIR__ . '/../support/foreign.inc';
chromium_client(compression: true);
?>
--EXPECT--
extensions: permessage-deflate
text: true
binary: true
empty: true
16 MB: true
pong: are you there?
close: 3001 that is all, clean
