<?php
// What the scripts of this folder have in common: the port they listen on, and what they tell `run` at /stats.

declare(strict_types=1);

use Swoole\Coroutine;
use Swoole\Http\Response;

/** The port: first argument, or PORT in the environment. */
function port(array $argv): int
{
    $port = $argv[1] ?? getenv('PORT');
    if (!is_numeric($port)) {
        fwrite(STDERR, "usage: php {$argv[0]} PORT\n");
        exit(1);
    }
    return (int) $port;
}

/** Answers with the process's PHP heap and its live coroutines. */
function stats(Response $response): void
{
    // garbage in cycles is no cost of what is alive
    gc_collect_cycles();
    $response->header('Content-Type', 'application/json');
    $response->end(json_encode([
        'heap' => memory_get_usage(),
        'heap_reserved' => memory_get_usage(true),
        'coroutines' => Coroutine::stats()['coroutine_num'],
    ]));
}
