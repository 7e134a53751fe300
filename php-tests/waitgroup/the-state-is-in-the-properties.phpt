--TEST--
The state of a group is in its protected properties
--FILE--
<?php
use Swoole\Coroutine\{Channel, WaitGroup};
use function Swoole\Coroutine\{go, run};

class Open extends WaitGroup
{
    public function set(int $count): void
    {
        $this->count = $count;
    }

    public function chan(): Channel
    {
        return $this->chan;
    }
}

run(function () {
    $group = new Open(1);
    var_dump($group);
    go(fn () => $group->wait());
    var_dump($group);
    $group->set(1);
    $group->done();
    var_dump($group->chan()->stats());
});
?>
--EXPECTF--
object(Open)#%d (3) {
  ["chan":protected]=>
  object(Swoole\Coroutine\Channel)#%d (2) {
    ["capacity"]=>
    int(1)
    ["errCode"]=>
    int(0)
  }
  ["count":protected]=>
  int(1)
  ["waiting":protected]=>
  bool(false)
}
object(Open)#%d (3) {
  ["chan":protected]=>
  object(Swoole\Coroutine\Channel)#%d (2) {
    ["capacity"]=>
    int(1)
    ["errCode"]=>
    int(0)
  }
  ["count":protected]=>
  int(1)
  ["waiting":protected]=>
  bool(true)
}
array(3) {
  ["consumer_num"]=>
  int(0)
  ["producer_num"]=>
  int(0)
  ["queue_num"]=>
  int(0)
}
