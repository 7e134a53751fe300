--TEST--
A property that a subclass declares can be unset; one of ours cannot, also where the subclass declares it again
--FILE--
<?php
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Lock;
use Swoole\Process;

class Queue extends Channel
{
    public $name = 'queue';
    public $errCode = 5;
    private $secret = 1;
    public static $shared = 1;

    public function forget(): void
    {
        unset($this->secret);
    }
}
class NamedQueue extends Queue
{
    public $label = 'label';
}
class Worker extends Process
{
    public $callback = 'its own, ours is private';
}
class NamedLock extends Lock
{
    public $name = 'lock';
}

function attempt(string $what, callable $unset): void
{
    try {
        $unset();
        echo "$what: unset\n";
    } catch (Error $error) {
        echo "$what: ", $error->getMessage(), "\n";
    }
}

$queue = new NamedQueue(1);
attempt('own', function () use ($queue) { unset($queue->label); });
attempt('inherited', function () use ($queue) { unset($queue->name); });
attempt('private', fn () => $queue->forget());
attempt('declared again', function () use ($queue) { unset($queue->errCode); });
attempt('ours', function () use ($queue) { unset($queue->capacity); });
attempt('none', function () use ($queue) { unset($queue->missing); });
var_dump(isset($queue->label), isset($queue->name), $queue->errCode, $queue->capacity);

$worker = new Worker(function () {});
attempt('named like a private one', function () use ($worker) { unset($worker->callback); });
attempt('ours', function () use ($worker) { unset($worker->pid); });
$lock = new NamedLock();
attempt('own', function () use ($lock) { unset($lock->name); });
attempt('ours', function () use ($lock) { unset($lock->errCode); });
?>
--EXPECT--
own: unset
inherited: unset
private: unset
declared again: Property errCode of class NamedQueue cannot be unset
ours: Property capacity of class NamedQueue cannot be unset
none: unset
bool(false)
bool(false)
int(5)
int(1)
named like a private one: unset
ours: Property pid of class Worker cannot be unset
own: unset
ours: Property errCode of class NamedLock cannot be unset
