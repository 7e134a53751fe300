--TEST--
Http\Client: frames are masked, each with another random key, unless websocket_mask is false
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    foreach ([true, false] as $mask) {
        $got = new Coroutine\Channel(1);
        $server = new RawServer([function ($socket, $request) use ($got) {
            accepts()($socket, $request);
            $bytes = '';
            while (!str_ends_with($bytes, "\x89\0") && strlen($bytes) < 3 * 4 + 3 * 6 + 8 && ($more = $socket->recv(100, 20))) {
                $bytes .= $more;
            }
            $got->push($bytes);
        }]);
        $client = new Client('127.0.0.1', $server->port);
        $client->set(['websocket_mask' => $mask]);
        $client->upgrade('/');
        $client->push('text');
        $client->push("\0\1\2\3", WEBSOCKET_OPCODE_BINARY);
        $client->push('frag', flags: 0);
        $client->push('ment', WEBSOCKET_OPCODE_CONTINUATION);
        $client->ping();
        $bytes = $got->pop(20);
        $keys = [];
        while ($bytes !== '') {
            $length = ord($bytes[1]) & 0x7f;
            $masked = (ord($bytes[1]) & 0x80) !== 0;
            $key = $masked ? substr($bytes, 2, 4) : "\0\0\0\0";
            $payload = substr($bytes, $masked ? 6 : 2, $length);
            printf("%02x %s %s\n", ord($bytes[0]), var_export($masked, true), bin2hex($payload ^ substr(str_repeat($key, 32), 0, $length)));
            $keys[] = $key;
            $bytes = substr($bytes, ($masked ? 6 : 2) + $length);
        }
        echo count(array_unique($keys)) === count($keys) ? "each key once\n" : "keys that repeat\n";
    }
});
?>
--EXPECT--
81 true 74657874
82 true 00010203
01 true 66726167
80 true 6d656e74
89 true 
each key once
81 false 74657874
82 false 00010203
01 false 66726167
80 false 6d656e74
89 false 
keys that repeat
