--TEST--
A subclass that does not call the constructor has a counter all the same, and the constructor may set it again
--FILE--
<?php
class Hits extends Swoole\Atomic
{
    public function __construct(public string $name) {}
}
$hits = new Hits('a');
var_dump($hits->get(), $hits->add(3), $hits->name);
$atomic = new Swoole\Atomic(1);
$atomic->__construct(4);
var_dump($atomic->get());
?>
--EXPECT--
int(0)
int(3)
string(1) "a"
int(4)
