--TEST--
map() gives null for what is not through in time
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{map, run};

run(function () {
    echo json_encode(map([1, 100], function (int $milliseconds) {
        C::sleep($milliseconds / 1000);
        return $milliseconds;
    }, 0.03)), "\n";
});
?>
--EXPECT--
[1,null]
