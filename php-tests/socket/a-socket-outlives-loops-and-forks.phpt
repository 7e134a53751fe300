--TEST--
A socket works in the next loop, and in a child that was forked between two
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

/** One side waits, so that the loop's reactor watches both. */
function exchange(Socket $a, Socket $b, string $text): void
{
    run(function () use ($a, $b, $text) {
        go(fn () => json($b->recv(99, 10), $b->errCode));
        go(fn () => $a->send($text));
    });
}

[$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
exchange($a, $b, 'first');
exchange($a, $b, 'second');
$child = new Swoole\Process(fn () => exchange($a, $b, 'in the child'));
$child->start();
Swoole\Process::wait();
exchange($a, $b, 'third');
?>
--EXPECT--
["first",0]
["second",0]
["in the child",0]
["third",0]
