--TEST--
subscribe(): Channels that nobody has any more are let go, also of channels in which nothing is said
--FILE--
<?php
use function Swoole\Coroutine\run;

run(function () {
    $hub = new SwooleRs\Hub();
    $kept = [];
    for ($number = 0; $number < 10_000; $number++) {
        $channel = $hub->subscribe("channel $number");
        if ($number % 1_000 === 0) {
            $kept[] = $channel;
        } elseif ($number % 2) {
            $channel->close();
        }
    }
    $channel = null;
    $channels = $hub->stats()['channels'];
    echo $channels < 100 ? "few channels\n" : "$channels channels\n";
    for ($number = 0; $number < 10_000; $number++) {
        $hub->publish("channel $number", "message $number");
    }
    foreach ($kept as $channel) {
        echo $channel->pop(10)['data'], "\n";
    }
    // the last messages are handed out after those that were waited for
    for ($end = microtime(true) + 60; $hub->stats()['channels'] > 10 && microtime(true) < $end;) {
        Swoole\Coroutine::sleep(0.001);
    }
    echo $hub->stats()['channels'], " channels\n";
});
?>
--EXPECT--
few channels
message 0
message 1000
message 2000
message 3000
message 4000
message 5000
message 6000
message 7000
message 8000
message 9000
10 channels
