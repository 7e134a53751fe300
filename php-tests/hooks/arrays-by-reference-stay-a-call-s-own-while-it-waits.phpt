--TEST--
An array that a waiting call got by reference is the call's until it returns, whatever others assign to the variable or copy from it
--EXTENSIONS--
sockets
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/** Shows that it goes, and lets others run before. */
final class Farewell
{
    public function __destruct()
    {
        usleep(1000);
        echo 'bye ';
    }
}

$others = [
    'nothing' => null,
    'a number' => 5,
    'a text' => str_repeat('x', 3),
    'an array' => [[1], 'k' => str_repeat('y', 3)],
    'an object' => fn () => new Farewell(),
];
run(function () use ($others) {
    foreach ($others as $what => $value) {
        echo "$what: ";
        $lines = ['first'];
        $call = go(function () use (&$lines) {
            exec('sleep .02; echo second; sleep .02; echo third', $lines);
        });
        $copy = $lines;
        $lines = $value instanceof Closure ? $value() : $value;
        C::join([$call]);
        echo json_encode([$lines, $copy]), "\n";
    }

    // one that is only copied is not written to
    $lines = ['first'];
    $call = go(function () use (&$lines) {
        exec('sleep .02; echo second', $lines);
    });
    $copy = $lines;
    C::join([$call]);
    echo json_encode([$lines, $copy]), "\n";

    // two calls with one variable have an array each
    $lines = ['first'];
    $calls = [];
    foreach (['.1', '.02'] as $seconds) {
        $calls[] = go(function () use (&$lines, $seconds) {
            exec("sleep $seconds; echo after $seconds", $lines);
        });
    }
    C::join($calls);
    echo json_encode($lines), "\n";

    // what is selected from, and where sockets are looked for afterwards
    foreach ([[12345678], 'text', null] as $value) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        [$read, $write, $except] = [['k' => $pair[0]], [], null];
        $call = go(function () use (&$read, &$write, &$except) {
            echo socket_select($read, $write, $except, 10), ' ';
        });
        [$read, $write] = [$value, $value];
        socket_write($pair[1], 'x');
        C::join([$call]);
        echo json_encode([array_keys($read), $write, $except]), "\n";
    }
});
?>
--EXPECT--
nothing: [["first","second","third"],["first"]]
a number: [["first","second","third"],["first"]]
a text: [["first","second","third"],["first"]]
an array: [["first","second","third"],["first"]]
an object: bye [["first","second","third"],["first"]]
[["first","second"],["first"]]
["first","after .1"]
1 [["k"],[],null]
1 [["k"],[],null]
1 [["k"],[],null]
