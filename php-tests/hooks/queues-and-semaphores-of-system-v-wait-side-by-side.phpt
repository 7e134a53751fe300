--TEST--
msg_receive(), msg_send() and sem_acquire() suspend until there is a message, room or the semaphore
--EXTENSIONS--
sysvmsg
sysvsem
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\go;

// removed at the end, whatever comes: the system keeps them
$made = [];
register_shutdown_function(function () use (&$made) {
    array_map(fn ($one) => $one instanceof SysvMessageQueue ? msg_remove_queue($one) : sem_remove($one), $made);
});
// a key of 0 is IPC_PRIVATE: nobody else's
$queue = function () use (&$made) {
    return $made[] = msg_get_queue(0, 0600);
};
$later = fn (callable $call) => go(function () use ($call) {
    usleep((int) (WAIT * 1e6));
    $call();
});
side_by_side([
    'msg_receive' => function () use ($queue, $later) {
        $messages = $queue();
        $later(fn () => msg_send($messages, 7, ['a message']));
        return [msg_receive($messages, 0, $kind, 1000, $message), $kind, $message];
    },
    'msg_send' => function () use ($queue, $later) {
        $messages = $queue();
        msg_set_queue($messages, ['msg_qbytes' => 100]);
        msg_send($messages, 1, str_repeat('x', 90), false);
        $later(fn () => msg_receive($messages, 0, $kind, 1000, $message, false));
        return msg_send($messages, 1, str_repeat('y', 90), false);
    },
    'sem_acquire' => function () use (&$made, $later) {
        $made[] = $semaphore = sem_get(0);
        sem_acquire($semaphore);
        $later(fn () => sem_release($semaphore));
        return [sem_acquire($semaphore, true), sem_acquire($semaphore)];
    },
]);
while_it_waits('cancelled', fn () => @msg_receive($queue(), 0, $kind, 1000, $message), fn (int $id) => Swoole\Coroutine::cancel($id));
?>
--EXPECT--
msg_receive             10 × [true,7,["a message"]] side by side
msg_send                10 × true side by side
sem_acquire             10 × [false,true] side by side
cancelled               false
