--TEST--
Response::create(): the bytes of two responses on one socket never interleave, whichever was made first
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Http\Response;
use function Swoole\Coroutine\{go, run};

const DEVICE_OR_RESOURCE_BUSY = 16;

function answers(string $text): array
{
    $answers = [];
    foreach (array_slice(explode('HTTP/1.1 200 OK', $text), 1) as $answer) {
        [$head, $body] = explode("\r\n\r\n", $answer, 2);
        $answers[] = str_contains($head, 'chunked') ? $body : count_chars($body, 3) . ' times ' . strlen($body);
    }
    return $answers;
}

run(function () {
    echo "one after the other, with room for neither\n";
    [$client, $socket] = connected();
    go(function () use ($socket) {
        $responses = array_map(fn() => Response::create($socket), range(0, 3));
        foreach ([3, 1, 0, 2] as $index) {
            json($responses[$index]->end(str_repeat((string) $index, 4 << 20)));
        }
        $socket->close();
    });
    for ($text = ''; ($bytes = $client->recv(1 << 20, 60)); $text .= $bytes);
    json(...answers($text));

    echo "one in parts, and another in between\n";
    [$client, $socket] = connected();
    [$parts, $whole, $forgotten] = array_map(fn() => Response::create($socket), range(0, 2));
    json($parts->write('first'));
    json($whole->end('too early'), swoole_last_error() === DEVICE_OR_RESOURCE_BUSY);
    unset($forgotten);
    json($parts->write('second'));
    json($parts->end());
    json($whole->end('now'), $parts->end());
    unset($parts, $whole);
    $socket->close();
    for ($text = ''; ($bytes = $client->recv(1 << 20, 60)); $text .= $bytes);
    json(...answers($text));
});
?>
--EXPECT--
one after the other, with room for neither
true
true
true
true
["3 times 4194304","1 times 4194304","0 times 4194304","2 times 4194304"]
one in parts, and another in between
true
[false,true]
true
true
[true,false]
["5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n","now times 3"]
