<?php
// What idle connections cost a client that has asked once on each: resident bytes and bytes of PHP heap. Arguments: the port of
// a server, and how many. Prints one JSON line.

declare(strict_types=1);

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

function resident(): int
{
    // walks the pages; the status file's figure is approximate on newer kernels
    preg_match('/^Rss:\s+(\d+) kB/m', file_get_contents('/proc/self/smaps_rollup'), $match);
    return (int) $match[1] * 1024;
}

const CONNECTIONS = 5_000;

ini_set('memory_limit', '-1'); // the peer's take more than the default
run(function () use ($argv): void {
    $connect = static function () use ($argv): Client {
        $client = new Client('127.0.0.1', (int) $argv[1]);
        $client->get('/1k') || throw new RuntimeException("$client->statusCode $client->errMsg");
        return $client;
    };
    $clients = [$connect()];
    $before = [resident(), memory_get_usage()];
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $clients[] = $connect();
    }
    $after = [resident(), memory_get_usage()];
    echo json_encode([
        'mode' => 'client_idle',
        'rss' => ($after[0] - $before[0]) / CONNECTIONS,
        'heap' => ($after[1] - $before[1]) / CONNECTIONS,
    ]), "\n";
});
