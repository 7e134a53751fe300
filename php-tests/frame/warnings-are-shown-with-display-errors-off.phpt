--TEST--
Frame::pack(): what it warns of is a misuse, which swoole.display_errors does not hide
--FILE--
<?php
use Swoole\WebSocket\Frame;


ini_set('swoole.display_errors', '0');
Frame::pack('', 11);
?>
--EXPECTF--
Warning: Swoole\WebSocket\Frame::pack(): opcode must be between 0 and 10 in %s on line %d
