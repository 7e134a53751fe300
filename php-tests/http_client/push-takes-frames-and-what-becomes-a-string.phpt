--TEST--
Http\Client: push() takes Frame and CloseFrame objects and what becomes a string; a pushed or said goodbye has its code and reason
--FILE--
<?php
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Client;
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

/** A client's frames: their first byte and their payload, without the mask. */
function frames(string $bytes): array
{
    for ($frames = []; $bytes !== ''; $bytes = substr($bytes, 6 + $length)) {
        $length = ord($bytes[1]) & 127;
        $frames[] = bin2hex($bytes[0]) . ' ' . addcslashes(substr($bytes, 6, $length) ^ str_repeat(substr($bytes, 2, 4), 32), "\0..\37\177..\377");
    }
    return $frames;
}

run(function () {
    $frame = new Frame();
    $frame->data = 'of an object';
    $frame->opcode = WEBSOCKET_OPCODE_BINARY;
    $close = new CloseFrame();
    $close->code = 1001;
    $close->reason = 'leaving';
    $text = new class {
        public function __toString(): string
        {
            return 'as text';
        }
    };
    foreach ([
        'messages' => fn ($client) => [$client->push($frame), $client->push(5), $client->push(1.5), $client->push($text), $client->push('pong', WEBSOCKET_OPCODE_PONG), $client->ping('data')],
        'close frame' => fn ($client) => [$client->push($close), $client->push('x'), $client->errCode],
        'close opcode' => fn ($client) => [$client->push('bye', WEBSOCKET_OPCODE_CLOSE)],
        'disconnect' => fn ($client) => [$client->disconnect(), $client->connected, $client->disconnect(), $client->errCode],
        'with a reason' => fn ($client) => [$client->disconnect(4001, 'why')],
        'no string' => function ($client) {
            try {
                $client->push(new stdClass());
            } catch (Error $error) {
                return $error->getMessage();
            }
        },
    ] as $what => $does) {
        $sent = new Channel(1);
        $server = new RawServer([function ($socket, $request) use ($sent) {
            accepts()($socket, $request);
            $sent->push($socket->recvAll(1000, 20));
        }]);
        $client = new Client('127.0.0.1', $server->port);
        $client->upgrade('/');
        echo "$what: ", json_encode($does($client));
        $client->close();
        echo ' ', json_encode(frames($sent->pop(20))), "\n";
    }
});
?>
--EXPECT--
messages: [true,true,true,true,true,true] ["82 of an object","81 5","81 1.5","81 as text","8a pong","89 data"]
close frame: [true,false,5001] ["88 \\003\\351leaving"]
close opcode: [true] ["88 \\003\\350bye"]
disconnect: [true,false,false,5001] ["88 \\003\\350"]
with a reason: [true] ["88 \\017\\241why"]
no string: "Object of class stdClass could not be converted to string" []
