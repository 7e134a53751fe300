--TEST--
Http2\Client: without a connection every call has its text, and swoole_last_error() its code
--FILE--
<?php
use Swoole\Coroutine\Http2\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $client = new Client('127.0.0.1', 1);
    foreach ([
        fn () => $client->send(http2_request()), fn () => $client->write(1, 'x'), fn () => $client->recv(), fn () => $client->read(),
        fn () => $client->ping(), fn () => $client->goaway(), fn () => $client->close(),
    ] as $call) {
        swoole_clear_error();
        json($call(), $client->errCode, $client->errMsg, swoole_last_error());
    }
});
?>
--EXPECT--
[false,5001,"Client no connection",5001]
[false,5001,"Client no connection",5001]
[false,5001,"Client no connection",5001]
[false,5001,"Client no connection",5001]
[false,5001,"Client no connection",5001]
[false,5001,"Client no connection",5001]
[false,9,"Bad file descriptor",9]
