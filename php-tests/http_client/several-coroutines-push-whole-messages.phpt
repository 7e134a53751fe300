--TEST--
Http\Client: messages that several coroutines push at once are whole on the wire, one in fragments among them
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $all = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($all) {
        accepts()($socket, $request);
        Coroutine::sleep(0.05);
        $bytes = '';
        while (strlen($bytes) < 3 * 2_000_014 + 2 * 1_000_014 + 7 && ($more = $socket->recv(1 << 20, 20))) {
            $bytes .= $more;
        }
        $messages = [];
        $message = '';
        for ($at = 0; $at < strlen($bytes);) {
            [$first, $second] = [ord($bytes[$at]), ord($bytes[$at + 1])];
            $length = $second & 0x7f;
            $head = 2;
            if ($length === 127) {
                $length = unpack('J', $bytes, $at + 2)[1];
                $head = 10;
            }
            $key = substr($bytes, $at + $head, 4);
            $payload = substr($bytes, $at + $head + 4, $length);
            $message .= $payload ^ str_pad('', $length, $key);
            if ($first & 0x80) {
                $messages[] = count_chars($message, 3) . strlen($message);
                $message = '';
            }
            $at += $head + 4 + $length;
        }
        sort($messages);
        $all->push($messages);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->upgrade('/');
    foreach (['a', 'b', 'c'] as $letter) {
        go(function () use ($client, $letter) {
            var_dump($client->push(str_repeat($letter, 2_000_000)));
        });
    }
    go(function () use ($client) {
        $client->push(str_repeat('d', 1_000_000), flags: 0);
        Coroutine::sleep(0.01);
        var_dump($client->push(str_repeat('d', 1_000_000), WEBSOCKET_OPCODE_CONTINUATION));
    });
    go(fn () => var_dump($client->push('e')));
    echo json_encode($all->pop(20)), "\n";
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
["a2000000","b2000000","c2000000","d2000000","e1"]
