--TEST--
A second constructor call throws, and so does every method of a channel without a first
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

$channel = new Channel(2);
try {
    $channel->__construct(3);
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
var_dump($channel->capacity);

class Lazy extends Channel
{
    public function __construct()
    {
    }
}

run(function () {
    $channel = new Lazy();
    foreach (['pop', 'close', 'length', 'isEmpty', 'isFull', 'stats', 'push'] as $method) {
        try {
            $channel->$method(1);
        } catch (ArgumentCountError) {
            try {
                $channel->$method();
            } catch (Swoole\Error $error) {
                echo "$method: ", $error->getMessage(), "\n";
            }
        } catch (Swoole\Error $error) {
            echo "$method: ", $error->getMessage(), "\n";
        }
    }
});
?>
--EXPECT--
channel has already been constructed
int(2)
pop: must call constructor first
close: must call constructor first
length: must call constructor first
isEmpty: must call constructor first
isFull: must call constructor first
stats: must call constructor first
push: must call constructor first
