--TEST--
A subclass that does not call the constructor can count, but not wait
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\run;

class Lazy extends WaitGroup
{
    public function __construct()
    {
    }

    public function state(): array
    {
        return [$this->count, $this->waiting];
    }
}

run(function () {
    $group = new Lazy();
    $group->add(2);
    echo json_encode($group->state()), "\n";
    try {
        $group->wait(0.01);
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
    $group->done();
    var_dump($group->count());
});
?>
--EXPECT--
[2,false]
Typed property Swoole\Coroutine\WaitGroup::$chan must not be accessed before initialization
int(1)
