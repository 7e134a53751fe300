--TEST--
With hooks on, the main script sleeps as ever
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


Runtime::enableCoroutine();
$begun = hrtime(true);
usleep(2000);
var_dump(hrtime(true) - $begun >= 2_000_000, sleep(0), time_nanosleep(0, 0));
?>
--EXPECT--
bool(true)
int(0)
bool(true)
