--TEST--
While serialize() waits in one coroutine, another one's references are numbered from the start
--INI--
error_reporting=8191
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Waits implements Serializable
{
    public function serialize() { C::sleep(.001); return "x"; }
    public function unserialize($data) {}
}
$shared = new stdClass;
run(function () use ($shared) {
    go(function () use ($shared) {
        echo serialize([$shared, new Waits, $shared]), "\n";
    });
    echo serialize([$shared, $shared]), "\n";
});
--EXPECT--
a:2:{i:0;O:8:"stdClass":0:{}i:1;r:2;}
a:3:{i:0;O:8:"stdClass":0:{}i:1;C:5:"Waits":1:{x}i:2;r:2;}
