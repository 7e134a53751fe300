--TEST--
Two coroutines walk through one value: json_encode(), var_dump(), print_r() and comparisons find no recursion that is none
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Price implements JsonSerializable
{
    public function jsonSerialize(): mixed { C::sleep(.001); return ['eur' => 5, 'of' => new Inner]; }
    public function __debugInfo() { C::sleep(.001); return ['eur' => 5]; }
    public function __toString(): string { C::sleep(.001); return '5'; }
}
class Inner implements JsonSerializable
{
    public function jsonSerialize(): mixed { C::sleep(.001); return 1; }
}
class Node
{
    public $price;
    public $next;
    public $extra;
}

function twice(string $what, callable $do): void
{
    run(function () use ($what, $do) {
        $results = $cids = [];
        for ($i = 0; $i < 2; $i++) {
            $cids[] = go(function () use ($do, &$results) {
                ob_start();
                $result = json_encode($do());
                $results[] = ob_get_clean() . $result;
            });
        }
        C::join($cids);
        echo "$what: ", count($results) === 2 && $results[0] === $results[1] ? $results[0] : json_encode($results), "\n";
    });
}

$price = new Price;
$list = ['a' => ['b' => $price], 'c' => $price];
$node = new Node;
$node->price = $price;
$node->extra = [$price];
twice('json_encode', fn () => json_encode($price));
twice('of an array', fn () => json_encode($list));
twice('of an object', fn () => json_encode($node));
twice('var_dump', function () use ($list) { var_dump($list); });
twice('print_r', fn () => print_r($node, true));
twice('array_walk_recursive', fn () => array_walk_recursive($list, fn ($value) => C::sleep(.001)));
$other = clone $node;
twice('in_array', fn () => in_array($node, [$other]));
$strings = ['5', '5'];
$prices = [$price, $price];
twice('array_search', fn () => array_search($prices, [[1], $strings]));
run(function () use ($node) {
    // A cycle is one still.
    $node->next = $node;
    $encoded = json_encode($node);
    echo $encoded === false ? json_last_error_msg() : 'encoded', "\n";
});
--EXPECTF--
json_encode: "{\"eur\":5,\"of\":1}"
of an array: "{\"a\":{\"b\":{\"eur\":5,\"of\":1}},\"c\":{\"eur\":5,\"of\":1}}"
of an object: "{\"price\":{\"eur\":5,\"of\":1},\"next\":null,\"extra\":[{\"eur\":5,\"of\":1}]}"
var_dump: array(2) {
%A}
null
print_r: "Node Object%s
array_walk_recursive: true
in_array: true
array_search: 1
Recursion detected
