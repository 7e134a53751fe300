--TEST--
parallel() 0 times does nothing
--FILE--
<?php
use function Swoole\Coroutine\{parallel, run};

parallel(0, fn () => print("never\n"));
run(fn () => parallel(0, fn () => print("never\n")));
echo "end\n";
?>
--EXPECT--
end
