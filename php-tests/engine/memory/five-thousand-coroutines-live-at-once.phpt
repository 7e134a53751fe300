--TEST--
All of them sleep, wake and end; their memory is given back
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $round = function () {
        $ended = 0;
        $all_created = false;
        for ($i = 0; $i < 5000; $i++) {
            go(function () use (&$ended, &$all_created) {
                do {
                    C::sleep(.1);
                } while (!$all_created);
                $ended++;
            });
        }
        $live = C::stats()['coroutine_num'];
        $all_created = true;
        while ($ended < 5000) {
            C::sleep(.01);
        }
        return $live;
    };
    echo $round(), "\n";
    $before = memory_get_usage();
    echo $round(), "\n";
    echo memory_get_usage() - $before < 100000 ? "given back\n" : "grown\n";
});
--EXPECT--
5001
5001
given back
