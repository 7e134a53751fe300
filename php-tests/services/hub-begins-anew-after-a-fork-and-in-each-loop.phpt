--TEST--
A hub keeps no loop alive, goes on in the next one, and begins anew in a forked child
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

on_each_engine(function (string $engine) {
    $server = new $engine();
    putenv('HUB=' . $engine::addressOn($server->port));
    echo (new Child(<<<'PHP'
    <?php
    use function Swoole\Coroutine\run;
    $hub = new SwooleRs\Hub(getenv('HUB'), ['history' => ['size' => 10, 'ttl' => 60]]);
    function talk(string $name): void
    {
        global $hub, $channel;
        run(function () use ($name, $hub, &$channel) {
            $channel ??= $hub->subscribe('lobby');
            $hub->publish('lobby', "from the $name");
            echo $channel->pop(5)['data'], ', the ', $hub->lastOffset('lobby'), ". in all\n";
        });
    }
    talk('parent');
    $process = new Swoole\Process(fn () => talk('child'), false, 0, false);
    $process->start();
    Swoole\Process::wait();
    talk('parent again');
    run(function () use ($hub) {
        // another's message that nobody here has been there for is read from the history
        echo count($hub->history('lobby')['messages']), " messages\n";
    });
    echo "done\n";
    PHP))->output();
});
?>
--EXPECT--
from the parent, the 1. in all
from the child, the 2. in all
from the child, the 3. in all
3 messages
done
