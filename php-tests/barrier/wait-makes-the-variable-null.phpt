--TEST--
wait() makes the caller's variable null
--FILE--
<?php
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\run;

run(function () {
    $barrier = Barrier::make();
    Barrier::wait($barrier);
    var_dump($barrier);
    $holder = new stdClass();
    $holder->barrier = Barrier::make();
    Barrier::wait($holder->barrier);
    var_dump($holder);
});
?>
--EXPECTF--
NULL
object(stdClass)#%d (1) {
  ["barrier"]=>
  NULL
}
