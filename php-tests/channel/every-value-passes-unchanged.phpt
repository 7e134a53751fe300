--TEST--
Every value passes through a channel unchanged; what was pushed does not change any more
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

run(function () {
    $channel = new Channel(10);
    $object = new stdClass();
    $array = [1, 'k' => [2]];
    $reference = &$array['k'];
    foreach ([null, false, true, 0, 1.5, '', 'text', $object] as $value) {
        $channel->push($value);
        var_dump($channel->pop() === $value);
    }
    $channel->push($array['k']);
    $reference[] = 3;
    echo json_encode($channel->pop()), "\n";
    $channel->push($reference);
    $reference = 'other';
    echo json_encode($channel->pop()), "\n";
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
[2]
[2,3]
