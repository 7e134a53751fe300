--TEST--
A clone counts for itself
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;

$group = new WaitGroup(2);
$clone = clone $group;
$clone->done();
var_dump($group->count(), $clone->count());
?>
--EXPECT--
int(2)
int(1)
