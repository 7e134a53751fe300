--TEST--
map() calls with each value and its key, and keeps keys and order
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{map, run};

run(function () {
    var_dump(map(['a' => 1, 'b' => 2, 5 => 3], function (int $value, string|int $key) {
        C::sleep(0.004 - $value / 1000);
        return "$key=$value";
    }));
    var_dump(map([], fn () => print("never\n")));
});
?>
--EXPECT--
array(3) {
  ["a"]=>
  string(3) "a=1"
  ["b"]=>
  string(3) "b=2"
  [5]=>
  string(3) "5=3"
}
array(0) {
}
