--TEST--
The garbage collector frees a scheduler whose task holds it
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

class Witness
{
    public function __destruct()
    {
        echo "~witness\n";
    }
}

$scheduler = new Scheduler();
$witness = new Witness();
$scheduler->add(fn () => [$scheduler, $witness], $scheduler);
$scheduler = $witness = null;
gc_collect_cycles();
echo "collected\n";
?>
--EXPECT--
~witness
collected
