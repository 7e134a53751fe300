--TEST--
Frame: under strict_types opcode, flags and bytes have their declared types
--FILE--
<?php
declare(strict_types=1);

use Swoole\WebSocket\Frame;

foreach ([
    fn () => Frame::pack('', '1'),
    fn () => Frame::pack('', WEBSOCKET_OPCODE_TEXT, '1'),
    fn () => Frame::unpack(5),
] as $call) {
    try {
        $call();
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Swoole\WebSocket\Frame::pack(): Argument #2 ($opcode) must be of type int, string given
Swoole\WebSocket\Frame::pack(): Argument #3 ($flags) must be of type int, string given
Swoole\WebSocket\Frame::unpack(): Argument #1 ($data) must be of type string, int given
