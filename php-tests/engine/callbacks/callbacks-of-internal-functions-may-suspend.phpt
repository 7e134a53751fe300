--TEST--
array_map, array_filter, preg_replace_callback, call_user_func, iterator_to_array, Reflection, json_encode and others wait
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Waits implements JsonSerializable, IteratorAggregate, Countable, ArrayAccess
{
    public function __toString(): string { C::sleep(.001); return "string"; }
    public function __invoke($x) { C::sleep(.001); return $x * 2; }
    public function __get($name) { C::sleep(.001); return "got $name"; }
    public function __call($name, $arguments) { C::sleep(.001); return "called $name"; }
    public static function __callStatic($name, $arguments) { C::sleep(.001); return "called static $name"; }
    public function __isset($name): bool { C::sleep(.001); return true; }
    public function __clone() { C::sleep(.001); }
    public function jsonSerialize(): mixed { C::sleep(.001); return ["json" => 1]; }
    public function getIterator(): Iterator { C::sleep(.001); return new ArrayIterator([1, 2]); }
    public function count(): int { C::sleep(.001); return 7; }
    public function offsetExists($o): bool { C::sleep(.001); return true; }
    public function offsetGet($o): mixed { C::sleep(.001); return "at $o"; }
    public function offsetSet($o, $v): void { C::sleep(.001); }
    public function offsetUnset($o): void { C::sleep(.001); }
}
function all(): array
{
    $o = new Waits;
    $wait = fn($x) => C::sleep(.001) ? $x : null;
    return [
        array_map($o, [1, 2]),
        array_filter([0, 1], $wait),
        array_reduce([1, 2, 3], fn($sum, $x) => $sum + $wait($x), 0),
        preg_replace_callback('/\d/', fn($m) => $wait($m[0]) + 1, "a1b2"),
        call_user_func_array($wait, [5]),
        iterator_to_array($o),
        (new ReflectionMethod('Waits', '__invoke'))->invoke($o, 4),
        (new ReflectionClass('Waits'))->newInstance()->name,
        json_encode($o), "$o", $o->x, $o->f(), Waits::g(), isset($o->y), count($o), $o['k'], isset($o['k']),
        count([clone $o]),
        str_replace('s', 'S', $o),
        max(array_map(fn($x) => $wait($x), range(1, 5))),
        implode(',', array_column([['v' => $wait(1)], ['v' => $wait(2)]], 'v')),
    ];
}
run(function () {
    $results = [];
    $cids = [];
    for ($i = 0; $i < 3; $i++) {
        $cids[] = go(function () use (&$results, $i) {
            $results[$i] = json_encode(all());
        });
    }
    C::join($cids);
    echo count(array_unique($results)), "\n", $results[0], "\n";
});
--EXPECT--
1
[[2,4],{"1":1},6,"a2b3",5,[1,2],8,"got name","{\"json\":1}","string","got x","called f","called static g",true,7,"at k",true,1,"String",5,"1,2"]
