--TEST--
batch() returns the results under the tasks' keys and in their order
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, run};

run(function () {
    $results = batch([
        'slow' => function () {
            C::sleep(0.01);
            return 'S';
        },
        7 => fn () => C::getCid() !== -1,
        'fast' => 'time',
    ]);
    $results['fast'] = is_int($results['fast']);
    var_dump($results, batch([]));
});
?>
--EXPECT--
array(3) {
  ["slow"]=>
  string(1) "S"
  [7]=>
  bool(true)
  ["fast"]=>
  bool(true)
}
array(0) {
}
