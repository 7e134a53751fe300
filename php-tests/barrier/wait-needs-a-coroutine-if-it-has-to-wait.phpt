--TEST--
wait() outside coroutines throws if somebody else has the barrier
--FILE--
<?php
use Swoole\Coroutine\Barrier;

$barrier = $other = Barrier::make();
try {
    Barrier::wait($barrier);
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
var_dump($barrier);
$other = null;
echo "end\n";
?>
--EXPECT--
API must be called in the coroutine
NULL
end
