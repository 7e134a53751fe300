--TEST--
set() and getOptions() are those of Swoole\Coroutine
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
var_dump($scheduler->getOptions());
$scheduler->set(['max_coroutine' => '5']);
C::set(['own' => 1]);
echo json_encode($scheduler->getOptions()), "\n", json_encode(C::getOptions()), "\n";
try {
    $scheduler->set(5);
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
NULL
{"max_coroutine":"5","own":1}
{"max_coroutine":"5","own":1}
Swoole\Coroutine\Scheduler::set(): Argument #1 ($settings) must be of type array, int given
