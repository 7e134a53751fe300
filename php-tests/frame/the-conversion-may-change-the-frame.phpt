--TEST--
A __toString() that takes its frame apart does no harm
--FILE--
<?php
use Swoole\WebSocket\Frame;


class Wrecker
{
    public function __construct(public Frame $frame)
    {
    }

    public function __toString(): string
    {
        unset($this->frame->data);
        $this->frame->opcode = WEBSOCKET_OPCODE_BINARY;
        unset($this->frame);
        return 'wrecked';
    }
}

$frame = new Frame;
$frame->data = new Wrecker($frame);
echo bin2hex(Frame::pack($frame)), "\n";
var_dump(isset($frame->data), $frame->opcode);
?>
--EXPECT--
8107777265636b6564
bool(false)
int(2)
