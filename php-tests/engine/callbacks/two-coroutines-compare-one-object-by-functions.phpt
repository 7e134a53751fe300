--TEST--
in_array(), array_search(), min() and max() in two coroutines compare one object, which waits while it is made text
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Price
{
    public function __toString(): string
    {
        C::sleep(.001);
        return '5';
    }
}
class Item
{
    public function __construct(public Price|string $price, public int $number) {}
}

function twice(string $what, callable $do): void
{
    run(function () use ($what, $do) {
        for ($i = 0; $i < 2; $i++) {
            go(function () use ($what, $do) {
                $result = json_encode($do());
                echo "$what: $result\n";
            });
        }
    });
}

$item = new Item(new Price, 1);
$text = new Item('5', 1);
$more = new Item('5', 2);
twice('in_array', fn () => in_array($item, [$text]));
twice('array_search', fn () => array_search($item, [$more, $text]));
twice('min', fn () => min($more, $item)->number);
twice('max', fn () => max($item, $more)->number);
--EXPECT--
in_array: true
in_array: true
array_search: 1
array_search: 1
min: 1
min: 1
max: 2
max: 2
