--TEST--
Options have the shapes that ext/sockets gives them, and the time limits are the object's own
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print(preg_replace("/\(\d+/", "(N", $text) . "\n"));
run(function () {
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    json($socket->getOption(SOL_TCP, TCP_NODELAY), $socket->getOption(SOL_SOCKET, SO_REUSEADDR), $socket->getOption(SOL_SOCKET, SO_RCVTIMEO));
    json($socket->setOption(SOL_SOCKET, SO_RCVTIMEO, ["sec" => 1, "usec" => 500000]), $socket->getOption(SOL_SOCKET, SO_RCVTIMEO));
    json($socket->setOption(SOL_SOCKET, SO_RCVTIMEO, ["sec" => 0, "usec" => 0]), $socket->getOption(SOL_SOCKET, SO_RCVTIMEO));
    json($socket->setOption(SOL_SOCKET, SO_SNDTIMEO, ["sec" => 1]));
    try {
        $socket->setOption(SOL_SOCKET, SO_RCVTIMEO, 5);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
    json($socket->setOption(SOL_SOCKET, SO_LINGER, ["l_onoff" => 1, "l_linger" => 3]), $socket->getOption(SOL_SOCKET, SO_LINGER));
    json($socket->setOption(SOL_SOCKET, SO_LINGER, ["l_onoff" => 1]));
    json($socket->setOption(SOL_SOCKET, SO_KEEPALIVE, 1), $socket->getOption(SOL_SOCKET, SO_KEEPALIVE));
    json($socket->getOption(SOL_SOCKET, 9999), swoole_last_error(), $socket->setOption(SOL_SOCKET, 9999, 1), $socket->errCode);
    json(array_slice(array_keys($socket->getOption(SOL_TCP, TCP_INFO)), 0, 8));
});
?>
--EXPECT--
[1,0,{"sec":60,"usec":0}]
[true,{"sec":1,"usec":500000}]
[true,{"sec":2147483647,"usec":0}]
Swoole\Coroutine\Socket::setOption(): no key "usec" passed in optval
false
Swoole\Coroutine\Socket::setOption(): Argument #3 ($opt_value) must be of type array when argument $option is SO_RCVTIMEO, int given
[true,{"l_onoff":1,"l_linger":3}]
Swoole\Coroutine\Socket::setOption(): no key "l_linger" passed in optval
false
[true,1]
Swoole\Coroutine\Socket::getOption(): getsockopt(N, 1, 9999), Error: Protocol not available[92]
Swoole\Coroutine\Socket::setOption(): setsockopt(N) failed, Error: Protocol not available[92]
[false,92,false,0]
["state","ca_state","retransmits","probes","backoff","options","rto","ato"]
