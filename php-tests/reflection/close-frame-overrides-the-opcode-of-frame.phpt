--TEST--
Swoole\WebSocket\CloseFrame overrides the opcode of Frame in its place and adds code and reason
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\WebSocket\CloseFrame'), "\n";
foreach ([...describe_properties('Swoole\WebSocket\CloseFrame'), ...describe_methods('Swoole\WebSocket\CloseFrame')] as $line) {
    echo "    $line\n";
}
var_dump(new Swoole\WebSocket\CloseFrame);
?>
--EXPECTF--
class Swoole\WebSocket\CloseFrame extends Swoole\WebSocket\Frame
    $opcode = 8
    $code = 1000
    $reason = ''
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
  NULL
  ["code"]=>
  int(1000)
  ["reason"]=>
  string(0) ""
}
