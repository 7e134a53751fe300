--TEST--
Frames can be cloned and serialized, and their properties unset
--FILE--
<?php
$frame = new Swoole\WebSocket\CloseFrame;
$frame->reason = 'bye';
$copy = clone $frame;
$copy->reason = 'later';
echo $frame->reason, "\n";
echo unserialize(serialize($frame))->reason, "\n";
unset($frame->reason);
var_dump(property_exists($frame, 'reason'), isset($frame->reason));
?>
--EXPECT--
bye
bye
bool(true)
bool(false)
