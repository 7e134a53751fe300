--TEST--
The loop ends when exit_condition answers anything but false; null takes the callable back
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


foreach ([null, 0, '', true] as $answer) {
    C::set(['exit_condition' => function () use ($answer) {
        echo 'asked: ', var_export($answer, true), "\n";
        return $answer;
    }]);
    run(fn () => null);
}
C::set(['exit_condition' => null]);
run(fn () => print("not asked\n"));
?>
--EXPECT--
asked: NULL
asked: 0
asked: ''
asked: true
not asked
