--TEST--
wait() outside coroutines throws if there is something to wait for, and the group stays usable
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;

$group = new WaitGroup(1);
try {
    $group->wait();
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
$group->add();
var_dump($group->count());
?>
--EXPECT--
API must be called in the coroutine
int(2)
