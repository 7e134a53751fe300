--TEST--
A chain of 1,000 coroutines resumes each other nested, and all of them unwind
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $next = null;
    $ended = [];
    for ($i = 1; $i <= 1000; $i++) {
        $next = go(function () use ($next, $i, &$ended) {
            C::yield();
            if ($next !== null) {
                C::resume($next);
            }
            $ended[] = $i;
            C::yield();
        });
    }
    C::resume($next);
    C::sleep(.001); // on a busy machine a chain is long enough that some of it had to give way: they go on here
    sort($ended);
    var_dump($ended === range(1, 1000), C::stats()['coroutine_num']);
    foreach (C::list() as $id) {
        $id === C::getCid() || C::resume($id);
    }
    var_dump(C::stats()['coroutine_num']);
});
?>
--EXPECT--
bool(true)
int(1001)
int(1)
