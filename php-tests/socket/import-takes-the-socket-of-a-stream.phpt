--TEST--
import() takes the socket of a stream
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $socket = Socket::import($a);
    json($socket->domain === AF_UNIX, $socket->type === SOCK_STREAM, $socket->send("from the socket"), fread($b, 99));
    fwrite($b, "from the stream");
    json($socket->recv(99, 10));
    json(Socket::import(fopen(__FILE__, "r")), Socket::import(fopen("php://memory", "r")));
    try {
        Socket::import(5);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
[true,true,15,"from the socket"]
"from the stream"
Swoole\Coroutine\Socket::import(): Cannot represent a stream of type STDIO as a Socket Descriptor
Swoole\Coroutine\Socket::import(): Cannot represent a stream of type MEMORY as a select()able descriptor
[false,false]
Swoole\Coroutine\Socket::import(): Argument #1 ($stream) must be of type resource, int given
