--TEST--
Frame::pack(): exceptions of __toString() and of error handlers come out, and nothing is packed
--FILE--
<?php
use Swoole\WebSocket\Frame;


class Stubborn
{
    public function __toString(): string
    {
        throw new Exception('no text');
    }
}

$frame = new Frame;
$frame->data = new Stubborn;
foreach ([new Stubborn, $frame] as $data) {
    try {
        Frame::pack($data);
    } catch (Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
}
set_error_handler(fn ($level, $text) => throw new ErrorException($text));
foreach ([['an array'], 'text'] as $data) {
    try {
        Frame::pack($data, WEBSOCKET_OPCODE_PONG + 1);
    } catch (ErrorException $exception) {
        echo $exception->getMessage(), "\n";
    }
}
?>
--EXPECT--
no text
no text
Array to string conversion
Swoole\WebSocket\Frame::pack(): opcode must be between 0 and 10
