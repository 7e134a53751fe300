--TEST--
push() and pop() throw outside coroutines even if they need not wait; the others work everywhere
--FILE--
<?php
use Swoole\Coroutine\Channel;

$channel = new Channel(1);
foreach (['push', 'pop'] as $method) {
    try {
        $channel->$method(1);
    } catch (Swoole\Error $error) {
        echo "$method: ", $error->getMessage(), "\n";
    }
}
var_dump($channel->length(), $channel->isEmpty(), $channel->isFull(), $channel->stats()['queue_num'], $channel->close());
?>
--EXPECT--
push: API must be called in the coroutine
pop: API must be called in the coroutine
int(0)
bool(true)
bool(false)
int(0)
bool(true)
