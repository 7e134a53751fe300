--TEST--
A __toString() that waits keeps its coroutine in pack(), and no other
--FILE--
<?php
use Swoole\WebSocket\Frame;


class Slow
{
    public function __toString(): string
    {
        Co::sleep(0.001);
        return 'slow';
    }
}

Co\run(function () {
    go(function () {
        $frame = new Frame;
        $frame->data = new Slow;
        echo substr(Frame::pack($frame), 2), ' ', substr(Frame::pack(new Slow), 2), "\n";
    });
    echo substr(Frame::pack('quick'), 2), "\n";
});
?>
--EXPECT--
quick
slow slow
