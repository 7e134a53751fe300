--TEST--
A context of PHP 8.6's Io\Poll is in one coroutine's wait at a time; what it watches may change meanwhile
--SKIPIF--
<?php
if (PHP_VERSION_ID < 80600) {
    die('skip Io\Poll comes with PHP 8.6');
}
?>
--FILE--
<?php
use Io\Poll\{Backend, Context, Event};
use function Swoole\Coroutine\{go, run};

foreach ([Backend::Poll, Backend::Epoll] as $backend) {
    run(function () use ($backend) {
        $context = new Context($backend);
        [$silent] = $pairs[] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $context->add(new StreamPollHandle($silent), [Event::Read]);
        $waiter = go(function () use ($context) {
            $found = array_map(fn ($watcher) => $watcher->getData(), $context->wait(Time\Duration::fromSeconds(10)));
            echo json_encode($found), "\n";
        });
        try {
            $context->wait();
        } catch (Error $error) {
            echo preg_replace('/#\d+/', '#n', $error->getMessage()), "\n";
        }
        $own = new Context($backend);
        [$mine, $yours] = $pairs[] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $watcher = $own->add(new StreamPollHandle($mine), [Event::Read], 'of its own');
        fwrite($yours, 'x');
        echo $own->wait()[0]->getData(), "\n";
        $watcher->remove();
        fwrite($pairs[0][1], 'x');
    });
}
?>
--EXPECT--
Io\Poll\Context::wait(): Io\Poll\Context #n is in use by coroutine #n; use a pool or one handle per coroutine
of its own
[null]
Io\Poll\Context::wait(): Io\Poll\Context #n is in use by coroutine #n; use a pool or one handle per coroutine
of its own
[null]
