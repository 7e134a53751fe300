--TEST--
Redis: where the user may not publish, publish() is refused, and the message is not in the history either
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

use SwooleRs\Hub;

$redis = new RedisServer();
$redis->command('ACL', 'SETUSER', 'reader', 'on', '>sesame', '~*', 'resetchannels', '+@all');
Swoole\Coroutine\run(function () use ($redis) {
    $options = ['history' => ['size' => 10, 'ttl' => 60]];
    $reader = new Hub("redis://reader:sesame@127.0.0.1:$redis->port", $options);
    $writer = new Hub("redis://127.0.0.1:$redis->port", $options);
    $heard = $writer->subscribe('lobby');
    $writer->publish('lobby', 'first');
    tell('reader', [$reader->publish('lobby', 'not allowed'), swoole_strerror(swoole_last_error())]);
    $writer->publish('lobby', 'second');
    tell('kept', array_column($reader->history('lobby')['messages'], 'data', 'offset'));
    foreach ([1, 2] as $number) {
        $message = $heard->pop(DEADLINE);
        tell('heard', [$message['offset'], $message['data']]);
    }
    tell('missed', $writer->stats()['missed']);
});
?>
--EXPECT--
reader: [false,"No route to host"]
kept: {"1":"first","2":"second"}
heard: [1,"first"]
heard: [2,"second"]
missed: 0
