--TEST--
__serialize, __unserialize and __sleep wait; a nested serialize() meanwhile is independent
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Modern
{
    public array $data = [];
    public function __serialize(): array { C::sleep(.001); return ['nested' => serialize([$this->data, $this->data])]; }
    public function __unserialize(array $data): void { C::sleep(.001); $this->data = unserialize($data['nested']); }
}
class Old
{
    public $kept = 1, $dropped = 2;
    public function __sleep() { C::sleep(.001); return ['kept']; }
}
run(function () {
    $cids = $got = [];
    for ($i = 0; $i < 3; $i++) {
        $cids[] = go(function () use (&$got, $i) {
            $m = new Modern;
            $m->data = [$i];
            $text = serialize([$m, new Old, $m]);
            $back = unserialize($text);
            $got[$i] = $text . json_encode($back) . var_export($back[0] === $back[2], true);
        });
    }
    C::join($cids);
    ksort($got);
    echo implode("\n", $got), "\n";
});
--EXPECT--
a:3:{i:0;O:6:"Modern":1:{s:6:"nested";s:42:"a:2:{i:0;a:1:{i:0;i:0;}i:1;a:1:{i:0;i:0;}}";}i:1;O:3:"Old":1:{s:4:"kept";i:1;}i:2;r:2;}[{"data":[[0],[0]]},{"kept":1,"dropped":2},{"data":[[0],[0]]}]true
a:3:{i:0;O:6:"Modern":1:{s:6:"nested";s:42:"a:2:{i:0;a:1:{i:0;i:1;}i:1;a:1:{i:0;i:1;}}";}i:1;O:3:"Old":1:{s:4:"kept";i:1;}i:2;r:2;}[{"data":[[1],[1]]},{"kept":1,"dropped":2},{"data":[[1],[1]]}]true
a:3:{i:0;O:6:"Modern":1:{s:6:"nested";s:42:"a:2:{i:0;a:1:{i:0;i:2;}i:1;a:1:{i:0;i:2;}}";}i:1;O:3:"Old":1:{s:4:"kept";i:1;}i:2;r:2;}[{"data":[[2],[2]]},{"kept":1,"dropped":2},{"data":[[2],[2]]}]true
