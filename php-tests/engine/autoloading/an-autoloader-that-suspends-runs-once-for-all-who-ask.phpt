--TEST--
Two coroutines need a class while its loader waits: the loader runs once and both get the class
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    echo "loading $class in coroutine ", C::getCid(), "\n";
    C::sleep(.001);
    eval("class $class { const VALUE = 'value of $class'; }");
});
run(function () {
    $got = [];
    $cids = [];
    for ($i = 0; $i < 3; $i++) {
        $cids[] = go(function () use (&$got) {
            $got[C::getCid()] = Wanted::VALUE;
        });
    }
    echo "all wait\n";
    C::join($cids);
    ksort($got);
    echo json_encode($got), "\n";
});
--EXPECT--
loading Wanted in coroutine 2
all wait
{"2":"value of Wanted","3":"value of Wanted","4":"value of Wanted"}
