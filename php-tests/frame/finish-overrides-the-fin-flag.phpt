--TEST--
A Frame's finish says whether it is the last of its message; null leaves that to its flags
--FILE--
<?php
use Swoole\WebSocket\Frame;


$frame = new Frame;
foreach ([1, 0, true, false, null] as $flags) {
    $heads = [];
    foreach ([null, true, false] as $finish) {
        [$frame->flags, $frame->finish] = [$flags, $finish];
        $heads[] = bin2hex($frame);
    }
    echo implode(' ', $heads), "\n";
}
?>
--EXPECT--
8100 8100 0100
0100 8100 0100
8100 8100 0100
0100 8100 0100
8100 8100 0100
