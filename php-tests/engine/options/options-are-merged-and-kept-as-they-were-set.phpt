--TEST--
getOptions() is null until the first set(); values are not converted, unknown keys are kept
--FILE--
<?php
use Swoole\Coroutine as C;

var_dump(C::getOptions());
C::set(['max_coroutine' => '5', 'my_own' => [1]]);
C::set(['c_stack_size' => '1M']);
C::set([]);
$options = C::getOptions();
ksort($options);
echo json_encode($options), "\n";
--EXPECT--
NULL
{"c_stack_size":"1M","max_coroutine":"5","my_own":[1]}
