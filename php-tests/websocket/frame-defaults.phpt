--TEST--
Frame and CloseFrame: properties, defaults and order
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
echo literal((array) new Frame), "\n";
$close = (array) new CloseFrame;
ksort($close);
echo literal($close), "\n";
var_dump(new CloseFrame instanceof Frame, new Frame instanceof Stringable);
$frame = new Frame;
$frame->data = 'copied';
echo (clone $frame)->data, ' ', unserialize(serialize($frame))->data, "\n";
PHP);
?>
--EXPECT--
["fd" => 0, "data" => "", "opcode" => 1, "flags" => 1, "finish" => null]
["code" => 1000, "data" => "", "fd" => 0, "finish" => null, "flags" => 1, "opcode" => 8, "reason" => ""]
bool(true)
bool(true)
copied copied
