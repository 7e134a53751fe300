--TEST--
While unserialize() waits in one coroutine, back references of another one find their own objects
--INI--
error_reporting=8191
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Waits implements Serializable
{
    public function serialize() { return "x"; }
    public function unserialize($data) { C::sleep(.001); }
}
class Wakes
{
    public $x;
    public function __wakeup() { C::sleep(.001); $this->x = "woken"; }
}
run(function () {
    go(function () {
        $a = unserialize('a:3:{i:0;C:5:"Waits":1:{x}i:1;r:2;i:2;O:5:"Wakes":0:{}}');
        echo get_class($a[0]), " ", $a[0] === $a[1] ? "same" : "different", " ", $a[2]->x, "\n";
    });
    $b = unserialize('a:2:{i:0;O:8:"stdClass":0:{}i:1;r:2;}');
    echo get_class($b[0]), " ", $b[0] === $b[1] ? "same" : "different", "\n";
});
--EXPECT--
stdClass same
Waits same woken
