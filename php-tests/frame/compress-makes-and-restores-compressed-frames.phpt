--TEST--
Frame::pack() compresses whole messages with COMPRESS, unpack() restores them, masked or not (RFC 7692)
--FILE--
<?php
use Swoole\WebSocket\Frame;

foreach ([['hello', 1, 3], ['hello', 2, 7], ['', 1, 3], ['x', 0, 3], ['hello', 1, 2], ['hello', 1, 5], ['hello', 9, 3], ['hello', 3, 3]] as $arguments) {
    echo json_encode($arguments), ' ', bin2hex(Frame::pack(...$arguments)), "\n";
}
$frame = new Frame;
$frame->data = 'hello';
$frame->flags = 39;
$masked = Frame::pack($frame);
echo bin2hex(substr($masked, 0, 2)), ' ', strlen($masked), "\n";
foreach ([Frame::pack('hello', 1, 3), $masked, (string) $frame, hex2bin('c107f248cdc9c90700')] as $bytes) {
    $unpacked = Frame::unpack($bytes);
    echo "$unpacked->data $unpacked->opcode $unpacked->flags ", var_export($unpacked->finish, true), "\n";
}
foreach ([1, 100, 70_000, 1_000_000] as $length) {
    $data = str_repeat('x', $length);
    echo Frame::unpack(Frame::pack($data, 2, 35))->data === $data ? "$length bytes come back\n" : "$length bytes DO NOT\n";
}
?>
--EXPECT--
["hello",1,3] c107ca48cdc9c90700
["hello",2,7] c207ca48cdc9c90700
["",1,3] 8100
["x",0,3] 800178
["hello",1,2] 010568656c6c6f
["hello",1,5] c10568656c6c6f
["hello",9,3] 890568656c6c6f
["hello",3,3] c307ca48cdc9c90700
c187 13
hello 1 7 true
hello 1 39 true
hello 1 39 true
Hello 1 7 true
1 bytes come back
100 bytes come back
70000 bytes come back
1000000 bytes come back
