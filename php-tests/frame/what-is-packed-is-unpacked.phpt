--TEST--
Frame::unpack() reads what Frame::pack() made, whatever the length
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;


foreach ([0, 1, 125, 126, 127, 65535, 65536, 70000] as $length) {
    foreach ([SWOOLE_WEBSOCKET_FLAG_FIN, SWOOLE_WEBSOCKET_FLAG_MASK, 33] as $flags) {
        $data = $length === 0 ? '' : random_bytes($length);
        $frame = Frame::unpack(Frame::pack($data, WEBSOCKET_OPCODE_BINARY, $flags));
        if ($frame->data !== $data || $frame->flags !== $flags || $frame->opcode !== 2 || $frame->fd !== 0) {
            echo $length, ' ', $flags, "\n";
        }
    }
}
$close = new CloseFrame;
$close->code = 4711;
$close->reason = 'grüße';
var_dump(Frame::unpack($close));
?>
--EXPECTF--
object(Swoole\WebSocket\CloseFrame)#%d (7) {
  ["fd"]=>
  int(0)
  ["data"]=>
  string(0) ""
  ["opcode"]=>
  int(8)
  ["flags"]=>
  int(1)
  ["finish"]=>
  bool(true)
  ["code"]=>
  int(4711)
  ["reason"]=>
  string(7) "grüße"
}
