<?php
// What a request costs a client that keeps its connection: GETs of 1 KB by 16 coroutines. Argument: the port of a server.
// Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

run(function () use ($argv): void {
    $clients = [];
    for ($i = 0; $i < TOGETHER; $i++) {
        $clients[] = new Client('127.0.0.1', (int) $argv[1]);
    }
    rounds('client_requests', 4_000, together(static function (int $number, int $count) use ($clients): void {
        $client = $clients[$number];
        for ($i = 0; $i < $count; $i++) {
            if (!$client->get('/1k') || strlen($client->body) !== 1024) {
                throw new RuntimeException("$client->statusCode $client->errMsg");
            }
        }
    }));
});
