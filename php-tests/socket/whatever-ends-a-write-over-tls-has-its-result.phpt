--TEST--
Whatever ends a write over TLS that waits for the peer has its own result, as without TLS: what is encrypted counts, and the wait is over
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($file, str_repeat('x', 30_000_000));
run(function () use ($certificates, $file) {
    $large = str_repeat('x', 30_000_000);
    $writes = [
        'sendAll' => fn (Client $client, Socket $socket) => $socket->sendAll($large),
        'writeVectorAll' => fn (Client $client, Socket $socket) => $socket->writeVectorAll([$large, 'x']),
        'sendFile' => fn (Client $client, Socket $socket) => $socket->sendFile($file),
        'Client::send' => fn (Client $client, Socket $socket) => $client->send($large),
        'Client::sendfile' => fn (Client $client, Socket $socket) => $client->sendfile($file),
    ];
    foreach ($writes as $name => $write) {
        $results = [];
        foreach (['limit', 'close', 'cancel', 'cancelled coroutine'] as $event) {
            [$listener, $port] = listening();
            $listener->setProtocol(['open_ssl' => true] + $certificates->pair('server'));
            $accepted = go(function () use ($listener, &$peer) {
                $peer = $listener->accept(20);
                $peer->sslHandshake();
            });
            $client = new Client(SWOOLE_SOCK_TCP | SWOOLE_SSL);
            // A wait that is not ended would last.
            $client->set(['ssl_cafile' => $certificates->path('ca.crt'), 'write_timeout' => $event === 'limit' ? 0.5 : -1]);
            $client->connect('127.0.0.1', $port) || exit("cannot connect: $client->errMsg\n");
            C::exists($accepted) && C::join([$accepted], 20);
            $socket = $client->exportSocket();
            $object = str_starts_with($name, 'Client') ? $client : $socket;
            $waits = go(function () use ($write, $client, $socket, $object, $large, &$result) {
                $value = $write($client, $socket);
                $result = [is_int($value) ? ($value > 0 && $value < strlen($large) ? 'a part' : $value) : $value, $object->errCode];
            });
            C::sleep(0.05);
            // One that has only given others a turn cannot be cancelled yet.
            $cancel = function () use ($waits) {
                while (!C::cancel($waits)) {
                    C::sleep(0.01);
                }
            };
            match ($event) {
                'limit' => null,
                'close' => $object->close(),
                'cancel' => $socket->cancel(SWOOLE_EVENT_WRITE),
                'cancelled coroutine' => $cancel(),
            };
            $result = C::exists($waits) && !C::join([$waits], 20) ? 'goes on' : $result;
            $results[] = "$event " . json_encode($result);
        }
        echo "$name: ", implode(', ', $results), "\n";
    }
});
unlink($file);
?>
--EXPECT--
sendAll: limit ["a part",110], close ["a part",125], cancel ["a part",125], cancelled coroutine ["a part",125]
writeVectorAll: limit ["a part",110], close ["a part",125], cancel ["a part",125], cancelled coroutine ["a part",125]
sendFile: limit [false,110], close [false,125], cancel [false,125], cancelled coroutine [false,125]
Client::send: limit ["a part",110], close ["a part",125], cancel ["a part",125], cancelled coroutine ["a part",125]
Client::sendfile: limit [false,110], close [false,125], cancel [false,125], cancelled coroutine [false,125]
