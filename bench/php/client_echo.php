<?php
// What an echo of 32 bytes costs a WebSocket client, 16 coroutines at once. Argument: the port of an echo server. Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

run(function () use ($argv): void {
    $clients = [];
    for ($i = 0; $i < TOGETHER; $i++) {
        $clients[] = $client = new Client('127.0.0.1', (int) $argv[1]);
        $client->upgrade('/') || throw new RuntimeException("$client->statusCode $client->errMsg");
    }
    $message = str_repeat('m', 32);
    rounds('client_echo', 4_000, together(static function (int $number, int $count) use ($clients, $message): void {
        $client = $clients[$number];
        for ($i = 0; $i < $count; $i++) {
            $client->push($message);
            if ($client->recv()->data !== $message) {
                throw new RuntimeException('another message came back');
            }
        }
    }));
});
