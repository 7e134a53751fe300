--TEST--
Frame::pack(): what is no Frame is made a string
--FILE--
<?php
use Swoole\WebSocket\Frame;


class Stringy
{
    public function __toString(): string
    {
        return 'stringy';
    }
}

foreach ([5, 1.5, true, false, null, new Stringy, ['x']] as $data) {
    echo substr(Frame::pack($data), 2), "\n";
}
try {
    Frame::pack(new stdClass);
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECTF--
5
1.5
1


stringy

Warning: Array to string conversion in %s on line %d
Array
Object of class stdClass could not be converted to string
