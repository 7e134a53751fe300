<?php
// What a request costs a client that keeps its connection: GET of 1 KB. Argument: the port of a server. Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

run(function () use ($argv): void {
    $client = new Client('127.0.0.1', (int) $argv[1]);
    rounds('client_requests', 5_000, static function (int $count) use ($client): void {
        for ($i = 0; $i < $count; $i++) {
            if (!$client->get('/1k') || strlen($client->body) !== 1024) {
                throw new RuntimeException("$client->statusCode $client->errMsg");
            }
        }
    });
});
