--TEST--
Without a connection calls fail with 5001, and misuse is warned of
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    $client = new Client(SWOOLE_SOCK_TCP);
    foreach ([["send", "x"], ["recv"], ["peek"], ["sendfile", __FILE__], ["getsockname"], ["getpeername"], ["exportSocket"], ["enableSSL"], ["getPeerCert"], ["verifyPeerCert"], ["close"]] as $call) {
        $method = array_shift($call);
        json($method, $client->$method(...$call), $client->errCode, swoole_last_error());
    }
    json($client->isConnected(), $client->set([]), $client->send(""), $client->sendto("127.0.0.1", 9, "x"));
    json($client->connect("", 80), $client->connect("127.0.0.1", 0), $client->connect("127.0.0.1", 65536), swoole_last_error());
    foreach ([0, 9, -1] as $type) {
        try {
            new Client($type);
        } catch (TypeError $error) {
            echo $error->getMessage(), "\n";
        }
    }
    json((new Client(SWOOLE_SOCK_TCP | SWOOLE_KEEP | SWOOLE_SYNC))->type);
});
?>
--EXPECT--
["send",false,5001,5001]
["recv",false,5001,5001]
["peek",false,5001,5001]
["sendfile",false,5001,5001]
["getsockname",false,5001,5001]
["getpeername",false,5001,5001]
["exportSocket",false,5001,5001]
["enableSSL",false,5001,5001]
["getPeerCert",false,5001,5001]
["verifyPeerCert",false,5001,5001]
["close",false,5001,5001]
Swoole\Coroutine\Client::send(): data to send is empty
Swoole\Coroutine\Client::sendto(): The port is invalid
[false,false,false,false]
Swoole\Coroutine\Client::connect(): The host is empty
Swoole\Coroutine\Client::connect(): The port is invalid
Swoole\Coroutine\Client::connect(): The port is invalid
[false,false,false,503]
Swoole\Coroutine\Client::__construct() expects parameter 1 to be client type, unknown type 0 given
Swoole\Coroutine\Client::__construct() expects parameter 1 to be client type, unknown type 9 given
Swoole\Coroutine\Client::__construct() expects parameter 1 to be client type, unknown type -1 given
6145
