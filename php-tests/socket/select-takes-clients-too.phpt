--TEST--
swoole_client_select() takes clients beside sockets; what is none, or closed, is refused with a warning
--FILE--
<?php
use Swoole\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/socket.inc';

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    [$listener, $port] = listening();
    $blocking = new Client(SWOOLE_SOCK_TCP);
    $client = new Swoole\Coroutine\Client(SWOOLE_SOCK_TCP);
    json($blocking->connect('127.0.0.1', $port, 20), $client->connect('127.0.0.1', $port, 20));
    [$first, $second] = [$listener->accept(20), $listener->accept(20)];

    $read = ['a' => $blocking, 'b' => $client, 'c' => $second];
    $none = null;
    json('nothing to read', swoole_client_select($read, $none, $none, .02), $read);
    $first->send('x');
    $read = ['a' => $blocking, 'b' => $client, 'c' => $second];
    $write = ['a' => $blocking];
    json('one of three', swoole_client_select($read, $write, $none, 20), array_keys($read), array_keys($write));
    $second->send('x');
    $read = [5 => $client];
    json('of a coroutine', swoole_client_select($read, $none, $none, 20), array_keys($read));

    $second->close();
    foreach (['text', new stdClass(), $second] as $wrong) {
        $read = [$wrong];
        json(swoole_client_select($read, $none, $none, .02), count($read));
    }
});
?>
--EXPECT--
[true,true]
["nothing to read",0,[]]
["one of three",2,["a"],["a"]]
["of a coroutine",1,[5]]
swoole_client_select(): no resource arrays were passed to select
[false,1]
swoole_client_select(): no resource arrays were passed to select
[false,1]
swoole_client_select(): no resource arrays were passed to select
[false,1]
