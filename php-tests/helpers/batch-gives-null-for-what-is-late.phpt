--TEST--
batch() gives null for what is not through in time, and a later result changes nothing
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, run};

run(function () {
    $results = batch([
        fn () => 'early',
        function () {
            C::sleep(0.03);
            echo "late\n";
            return 'late';
        },
    ], 0.005);
    var_dump($results);
    C::sleep(0.05);
    var_dump($results);
});
?>
--EXPECT--
array(2) {
  [0]=>
  string(5) "early"
  [1]=>
  NULL
}
late
array(2) {
  [0]=>
  string(5) "early"
  [1]=>
  NULL
}
