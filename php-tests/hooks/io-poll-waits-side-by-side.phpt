--TEST--
PHP 8.6's Io\Poll suspends its coroutine: until a descriptor is ready, until its time is over, until it is cancelled
--SKIPIF--
<?php
if (PHP_VERSION_ID < 80600) {
    die('skip Io\Poll comes with PHP 8.6');
}
?>
--FILE--
<?php
use Io\Poll\{Backend, Context, Event};
use Swoole\Coroutine as C;
use Time\Duration;
use function Swoole\Coroutine\{go, run};

/** @return array{Context, resource, resource} that waits for the first of a pair */
function pair(Backend $backend): array
{
    [$mine, $yours] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $context = new Context($backend);
    $context->add(new StreamPollHandle($mine), [Event::Read], 'data of mine');
    return [$context, $mine, $yours];
}

foreach ([Backend::Poll, Backend::Epoll] as $backend) {
    run(function () use ($backend) {
        [$context, $mine, $yours] = pair($backend);
        echo "$backend->name: ";
        // what is written by a coroutine that runs only while this one is suspended
        go(function () use ($yours) {
            C::sleep(0.01);
            fwrite($yours, 'written');
        });
        foreach ($context->wait() as $watcher) {
            echo $watcher->getData(), ' ', fread($mine, 100), ', ';
        }

        $others = 'nobody';
        go(function () use (&$others) {
            C::sleep(0.001);
            $others = 'somebody';
        });
        $none = $context->wait(Duration::fromMilliseconds(50));
        echo count($none), " after the time, in which $others ran, ";

        $waiter = go(function () use ($context) {
            try {
                echo count($context->wait()), " after the cancel\n";
            } catch (Throwable $exception) {
                echo get_class($exception), ': ', $exception->getMessage(), "\n";
            }
        });
        C::cancel($waiter);
    });
}
?>
--EXPECT--
Poll: data of mine written, 0 after the time, in which somebody ran, Io\Poll\FailedPollWaitException: Poll wait failed
Epoll: data of mine written, 0 after the time, in which somebody ran, Io\Poll\FailedPollWaitException: Poll wait failed
