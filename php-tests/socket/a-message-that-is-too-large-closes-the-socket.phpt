--TEST--
A message that is too large is an error, and the socket is closed: what follows cannot be told
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

C::set(["log_level" => SWOOLE_LOG_ERROR]);
run(function () {
    foreach ([["open_length_check" => true, "package_length_type" => "N", "package_body_offset" => 4], ["open_eof_check" => true]] as $protocol) {
        [$client, $server] = connected();
        $server->setProtocol($protocol + ["package_max_length" => "1K"]);
        $client->send("\0\0\4\0" . str_repeat("x", 2000));
        json($server->recvPacket(10), $server->errCode, $server->isClosed());
    }
});
?>
--EXPECT--
[false,1201,true]
[false,1201,true]
