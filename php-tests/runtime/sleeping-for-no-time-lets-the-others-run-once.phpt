--TEST--
sleep(0), usleep(0) and time_nanosleep(0, 0) go to the end of those that are ready
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach ([fn () => sleep(0), fn () => usleep(0), fn () => time_nanosleep(0, 0)] as $sleep) {
        $done = [];
        foreach (['a', 'b', 'c'] as $name) {
            $done[] = go(function () use ($name, $sleep) {
                for ($i = 1; $i <= 3; $i++) {
                    echo "$name$i ";
                    $sleep();
                }
            });
        }
        C::join($done);
        echo "\n";
    }
});
?>
--EXPECT--
a1 b1 c1 a2 b2 c2 a3 b3 c3 
a1 b1 c1 a2 b2 c2 a3 b3 c3 
a1 b1 c1 a2 b2 c2 a3 b3 c3 
