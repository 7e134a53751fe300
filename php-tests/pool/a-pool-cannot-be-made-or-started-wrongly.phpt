--TEST--
What a pool refuses before it runs
--FILE--
<?php
use Swoole\Process\Pool;

$tries = [
    fn() => new Pool(0),
    fn() => new Pool(1, SWOOLE_IPC_SOCKET, 0, true),
    fn() => new Pool(1, SWOOLE_IPC_MSGQUEUE, 1 << 40),
    fn() => new Pool(1, SWOOLE_IPC_MSGQUEUE, 0, true),
    fn() => (new Pool(1))->__construct(1),
    fn() => (new Pool(1))->on('nothing', fn() => 1),
    fn() => (new Pool(1))->on('message', fn() => 1),
    fn() => (new Pool(1, SWOOLE_IPC_UNIXSOCK))->on('MESSAGE', fn() => 1),
    fn() => (new Pool(1))->shutdown(),
    fn() => (new Pool(1))->stop(),
    fn() => (new Pool(1))->detach(),
    fn() => (new Pool(1))->getProcess(),
    fn() => (new Pool(1))->sendMessage('x', 0),
    fn() => (new Pool(1, SWOOLE_IPC_UNIXSOCK))->write('x'),
    fn() => (new Pool(1))->listen('127.0.0.1'),
    fn() => (new Pool(1, SWOOLE_IPC_SOCKET))->listen('nowhere', 1),
    fn() => (new Pool(1, SWOOLE_IPC_SOCKET))->start(),
    fn() => (new Pool(1, 0, 0, true))->start(),
    fn() => Swoole\Coroutine\run(fn() => (new Pool(1))->start()),
    fn() => clone new Pool(1),
    fn() => serialize(new Pool(1)),
];
foreach ($tries as $number => $try) {
    echo "$number: ";
    try {
        var_dump($try());
    } catch (Throwable $thrown) {
        echo get_class($thrown), '(', $thrown->getCode(), '): ', $thrown->getMessage(), "\n";
    }
}
?>
--EXPECTF--
0: Swoole\Exception(0): the parameter $worker_num must be greater than 0
1: Error(0): the parameter $ipc_type must be SWOOLE_IPC_UNIXSOCK when enable coroutine
2: Swoole\Exception(505): the parameter $msgqueue_key must be an int of 32 bits
3: Error(0): the parameter $ipc_type must be SWOOLE_IPC_UNIXSOCK when enable coroutine
4: Swoole\Error(0): Constructor of Swoole\Process\Pool can only be called once
5: 
Warning: Swoole\Process\Pool::on(): unknown event type[nothing] in %s on line %d
bool(false)
6: Swoole\Exception(505): cannot set `onMessage` event with ipc_type=0
7: bool(true)
8: Swoole\Exception(505): The process pool is not started
9: NULL
10: bool(false)
11: bool(false)
12: 
Warning: Swoole\Process\Pool::sendMessage(): process pool is not started. in %s on line %d
bool(false)
13: 
Warning: Swoole\Process\Pool::write(): unsupported ipc type[1] in %s on line %d
bool(false)
14: 
Warning: Swoole\Process\Pool::listen(): unsupported ipc type[0] in %s on line %d
bool(false)
15: 
Warning: Swoole\Process\Pool::listen(): cannot listen on nowhere:1: an IPv4 or IPv6 address and a port, or unix:/path, are expected in %s on line %d
bool(false)
16: [%s %%d.0]	WARNING	ProcessPool::start_check() (ERRNO 509): must first listen to an tcp port
bool(false)
17: Swoole\Error(0): require 'onWorkerStart' callback
18: Swoole\Error(0): must be forked outside the coroutine
19: Error(0): Trying to clone an uncloneable object of class Swoole\Process\Pool
20: Exception(0): Serialization of 'Swoole\Process\Pool' is not allowed
