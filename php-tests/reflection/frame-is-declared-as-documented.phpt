--TEST--
Swoole\WebSocket\Frame is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\WebSocket\Frame'), "\n";
foreach ([...describe_properties('Swoole\WebSocket\Frame'), ...describe_methods('Swoole\WebSocket\Frame')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\WebSocket\Frame implements Stringable
    $fd = 0
    $data = ''
    $opcode = 1
    $flags = 1
    $finish = null
    __toString(): string
    static pack(Swoole\WebSocket\Frame|string $data, int $opcode = WEBSOCKET_OPCODE_TEXT, int $flags = SWOOLE_WEBSOCKET_FLAG_FIN): string
    static unpack(string $data): Swoole\WebSocket\Frame|false
