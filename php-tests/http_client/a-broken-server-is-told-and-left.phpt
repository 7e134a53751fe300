--TEST--
Http\Client: what breaks the protocol ends the connection with the close code for it, and recv() says so
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    $cases = [
        'masked' => "\x81\x82\0\0\0\0hi",
        'reserved opcode' => "\x83\0",
        'RSV2' => "\xa1\0",
        'RSV1 without compression' => "\xc1\0",
        'fragmented ping' => "\x09\0",
        'long ping' => "\x89\x7e\0\x7e",
        'lone continuation' => "\x80\0",
        'message in a message' => "\x01\0\x81\0",
        'no UTF-8' => "\x81\x01\xff",
        'length with its top bit' => "\x82\x7f\xff\0\0\0\0\0\0\0",
        'longer than allowed' => "\x82\x7e\x04\0",
        'close of one byte' => "\x88\x01a",
        'close code 1005' => "\x88\x02\x03\xed",
    ];
    foreach ($cases as $what => $bytes) {
        $sent = new Coroutine\Channel(1);
        $server = new RawServer([function ($socket, $request) use ($sent, $bytes) {
            accepts($bytes)($socket, $request);
            $sent->push($socket->recv(100, 20));
        }]);
        $client = new Client('127.0.0.1', $server->port);
        $client->set(['package_max_length' => 1000]);
        $client->upgrade('/');
        $result = $client->recv(20);
        $frame = $sent->pop(20);
        $code = unpack('n', substr($frame, 6, 2) ^ substr($frame, 2, 2))[1];
        echo "$what: ", json_encode([$result, $client->errCode, $client->connected]), " $code\n";
    }
});
?>
--EXPECT--
masked: [false,508,false] 1002
reserved opcode: [false,508,false] 1002
RSV2: [false,508,false] 1002
RSV1 without compression: [false,508,false] 1002
fragmented ping: [false,508,false] 1002
long ping: [false,508,false] 1002
lone continuation: [false,508,false] 1002
message in a message: [false,508,false] 1002
no UTF-8: [false,508,false] 1007
length with its top bit: [false,508,false] 1002
longer than allowed: [false,1201,false] 1009
close of one byte: [false,508,false] 1002
close code 1005: [false,508,false] 1002
