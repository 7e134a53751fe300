--TEST--
swoole_select() waits for several descriptors, and leaves those that are ready
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$try = function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    [$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $read = ['first' => $a, 'second' => $c];
    $write = null;
    $none = null;
    json(swoole_select($read, $write, $none, 0.02), $read, $write);
    $read = ['first' => $a, 'second' => $c, 7 => $a];
    $write = [$b];
    json(swoole_select($read, $write, $none, 20), $read, array_keys($write));
    fwrite($d, 'x');
    $read = ['first' => $a, 'second' => $c];
    $write = [];
    json(swoole_client_select($read, $write, $none, 20), array_keys($read), $write);
    return [$a, $b, $c, $d];
};
$try();
run(function () use ($try) {
    [$a, $b, $c, $d] = $try();
    fread($c, 1);
    go(function () use ($b) {
        C::sleep(0.02);
        echo "others run\n";
        $b->send('x');
    });
    $read = [$c, $a];
    $none = null;
    json(swoole_select($read, $none, $none, 20), array_keys($read));
});
set_error_handler(fn ($level, $text) => print("$text\n"));
$none = null;
$empty = [];
json(swoole_select($empty, $none, $none), swoole_select($none, $none, $none, null));
?>
--EXPECT--
[0,[],null]
[1,[],[0]]
[1,["second"],[]]
[0,[],null]
[1,[],[0]]
[1,["second"],[]]
others run
[1,[1]]
swoole_select(): no resource arrays were passed to select
swoole_select(): no resource arrays were passed to select
[false,false]
