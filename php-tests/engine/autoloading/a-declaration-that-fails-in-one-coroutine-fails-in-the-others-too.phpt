--TEST--
A declaration whose parent is not found is an Error in each coroutine that needs the class
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    C::sleep(.001);
    if ($class === 'Orphan') {
        eval('class Orphan extends Nowhere {}');
    }
});
run(function () {
    $cids = [];
    for ($i = 0; $i < 3; $i++) {
        $cids[] = go(function () {
            try {
                new Orphan;
            } catch (Error $error) {
                echo $error->getMessage(), "\n";
            }
        });
    }
    C::join($cids);
    var_dump(class_exists('Orphan', false));
});
--EXPECT--
Class "Nowhere" not found
Class "Orphan" not found
Class "Orphan" not found
bool(false)
