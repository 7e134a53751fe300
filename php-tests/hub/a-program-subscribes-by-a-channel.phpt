--TEST--
subscribe() gives a Channel with the messages; a full one loses the oldest, a closed or forgotten one ends it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
    $hub = new SwooleRs\Hub(null, ['history' => ['size' => 10, 'ttl' => 60]]);
    $channel = $hub->subscribe('lobby', 2);
    go(function () use ($channel) {
        while ($message = $channel->pop(5)) {
            unset($message['time']);
            echo 'got ', json_encode($message), "\n";
        }
        echo "closed\n";
    });
    $hub->publish('lobby', 'one');
    $binary = new Frame;
    $binary->data = 'two';
    $binary->opcode = WEBSOCKET_OPCODE_BINARY;
    echo 'connections: ', $hub->publish('lobby', $binary), "\n";
    Coroutine::sleep(0.01);
    $channel->close();
    $slow = $hub->subscribe('lobby', 2);
    foreach (range(3, 6) as $number) {
        $hub->publish('lobby', "message $number");
    }
    Coroutine::sleep(0.01);
    echo 'full: ', $slow->pop()['data'], ', ', $slow->pop()['data'], '; dropped ', $hub->stats()['dropped'], "\n";
    unset($slow);
    $hub->publish('lobby', 'nobody listens');
    Coroutine::sleep(0.01);
    echo 'channels: ', $hub->stats()['channels'], "\n";
    $last = $hub->subscribe('lobby');
    $hub->close();
    var_dump($last->pop(), $last->errCode === SWOOLE_CHANNEL_CLOSED);
PHP);
?>
--EXPECT--
connections: 0
got {"offset":1,"data":"one","opcode":1}
got {"offset":2,"data":"two","opcode":2}
closed
full: message 5, message 6; dropped 2
channels: 0
bool(false)
bool(true)
