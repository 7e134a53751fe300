--TEST--
Frame::pack(): gives an empty string with the warnings of push()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
report(@Frame::pack('x', 11));
report(@Frame::pack(str_repeat('x', 126), 9));
$close = new CloseFrame;
$close->reason = str_repeat('x', 124);
report(@Frame::pack($close));
PHP);
?>
--EXPECT--
"" 503 Swoole\WebSocket\Frame::pack(): opcode must be between 0 and 10
"" 503 Swoole\WebSocket\Frame::pack(): websocket control frame payload must not exceed 125 bytes
"" 503 Swoole\WebSocket\Frame::pack(): the max length of close reason is 123
