--TEST--
A child that is forked between loops ends without the coroutines that wait at a channel; the parent goes on with them
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
$channel = new Channel(1);
run(function () use ($channel) {
    go(function () use ($channel) {
        try {
            echo 'parent got ', $channel->pop(), "\n";
        } finally {
            echo "finally\n";
        }
    });
});
$pid = pcntl_fork();
if ($pid === 0) {
    run(fn () => C::sleep(0.001));
    echo "child ends\n";
    exit(0);
}
pcntl_waitpid($pid, $status);
echo 'exit ', pcntl_wexitstatus($status), "\n";
run(fn () => $channel->push('a value'));
?>
--EXPECT--
parent got child ends
exit 0
a value
finally
