<?php
// What a client costs that connects, asks once and closes. Argument: the port of a server. Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

run(function () use ($argv): void {
    $port = (int) $argv[1];
    rounds('client_connect', 1_000, static function (int $count) use ($port): void {
        for ($i = 0; $i < $count; $i++) {
            $client = new Client('127.0.0.1', $port);
            if (!$client->get('/1k')) {
                throw new RuntimeException("$client->statusCode $client->errMsg");
            }
            $client->close();
        }
    });
});
