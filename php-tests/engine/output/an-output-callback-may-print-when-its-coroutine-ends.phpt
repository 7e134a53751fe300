--TEST--
The callback of an output buffer that is left open may print and return what is no string, which PHP warns about from 8.5 on
--INI--
error_reporting=E_ALL & ~E_DEPRECATED & ~E_WARNING
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

run(function () {
    ob_start(function (string $text) {
        echo 'is not seen';
        return "[$text]\n";
    });
    echo 'printed';
});
run(function () {
    go(fn () => ob_start(fn (string $text) => false));
    echo "as it is\n";
});
$levels = [];
set_error_handler(function (int $level, string $text) use (&$levels) {
    $levels[] = $level;
    return true;
});
run(function () {
    ob_start(function (string $text) {
        echo 'is not seen';
        return "$text\n";
    });
    echo 'handled';
});
var_dump($levels === (PHP_VERSION_ID < 80500 ? [] : [E_DEPRECATED]));
--EXPECT--
[printed]
as it is
handled
bool(true)
