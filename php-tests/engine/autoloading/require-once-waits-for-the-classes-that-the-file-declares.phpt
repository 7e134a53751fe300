--TEST--
require_once of a file whose class another coroutine is linking waits, so that all of the file is there
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-');
file_put_contents($file, '<?php class Derived extends Base {} class Last extends Derived {} return "result of the file";');
spl_autoload_register(function (string $class) {
    echo "loading $class\n";
    C::sleep(.002);
    eval("class $class {}");
});
run(function () use ($file) {
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($file) {
            $result = require_once $file;
            var_dump($result);
            echo get_class(new Last), "\n";
        });
    }
});
unlink($file);
--EXPECT--
loading Base
string(18) "result of the file"
Last
bool(true)
Last
bool(true)
Last
