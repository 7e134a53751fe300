--TEST--
A Frame without its properties is an empty text frame, a CloseFrame a normal end
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;


foreach ([new Frame, new CloseFrame] as $frame) {
    foreach (array_keys(get_object_vars($frame)) as $name) {
        unset($frame->$name);
    }
    echo count(get_object_vars($frame)), ' ', bin2hex($frame), "\n";
}
?>
--EXPECT--
0 8100
0 880203e8
