--TEST--
A frame whose data is itself, or another that holds it, throws an Error when it is packed; other objects are converted
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;

$self = new Frame;
$self->data = $self;
$one = new Frame;
$another = new Frame;
[$one->data, $another->data] = [$another, $one];
$close = new CloseFrame;
$close->reason = $close;
foreach (['itself' => $self, 'each other' => $one, 'a reason' => $close] as $name => $frame) {
    foreach (['cast' => strval(...), 'pack' => Frame::pack(...)] as $way => $convert) {
        try {
            echo strlen($convert($frame)), "\n";
        } catch (Error $error) {
            echo "$name, $way: ", get_class($error), ' ', $error->getMessage(), "\n";
        }
    }
}
$inner = new Frame;
$inner->data = 'data';
$outer = new Frame;
$outer->data = $inner;
echo bin2hex($outer), "\n", bin2hex($outer), "\n";
?>
--EXPECT--
itself, cast: Error Nesting level too deep - recursive dependency?
itself, pack: Error Nesting level too deep - recursive dependency?
each other, cast: Error Nesting level too deep - recursive dependency?
each other, pack: Error Nesting level too deep - recursive dependency?
a reason, cast: Error Nesting level too deep - recursive dependency?
a reason, pack: Error Nesting level too deep - recursive dependency?
8106810464617461
8106810464617461
