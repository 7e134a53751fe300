--TEST--
An anonymous class whose parent several coroutines wait for is linked once and is the same for all of them
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    C::sleep(.002);
    eval(['Base' => 'class Base { const VALUE = 7; }', 'Help' => 'trait Help { function help() { return self::VALUE; } }'][$class] ?? '');
});
function make(): object
{
    return new class extends Base { use Help; public static int $made = 0; };
}
run(function () {
    $classes = $cids = [];
    for ($i = 0; $i < 5; $i++) {
        $cids[] = go(function () use (&$classes) {
            $object = make();
            $object::$made++;
            $classes[get_class($object)] = [$object->help(), $object::$made];
        });
        C::sleep(.001);
    }
    C::join($cids);
    echo json_encode(array_values($classes)), "\n";
});

// A parent that is not there is an Error for each of them.
spl_autoload_register(fn () => C::sleep(.001));
run(function () {
    for ($i = 0; $i < 3; $i++) {
        go(function () {
            try {
                (fn () => new class extends Nowhere {})();
            } catch (Error $error) {
                echo strtok($error->getMessage(), '@'), "\n";
            }
        });
    }
});
--EXPECTF--
[[7,5]]
Class "Nowhere" not found
Class "Nowhere%S
Class "Nowhere%S
