<?php
// What a yield and the resume that ends it cost. Prints one JSON line.

declare(strict_types=1);

use Swoole\Coroutine;
use function Swoole\Coroutine\run;

const ROUNDS = 11;
const RESUMES_PER_ROUND = 100_000;

run(function (): void {
    $over = false;
    $cid = Coroutine::create(static function () use (&$over): void {
        while (!$over) {
            Coroutine::yield();
        }
    });
    $rounds = [];
    // the first round warms up and is dropped
    for ($round = 0; $round <= ROUNDS; $round++) {
        $start = hrtime(true);
        for ($i = 0; $i < RESUMES_PER_ROUND; $i++) {
            Coroutine::resume($cid);
        }
        $rounds[] = (hrtime(true) - $start) / RESUMES_PER_ROUND;
    }
    $over = true;
    Coroutine::resume($cid);
    array_shift($rounds);
    sort($rounds);
    echo json_encode(['mode' => 'resume', 'ns' => $rounds[intdiv(ROUNDS, 2)], 'best_ns' => $rounds[0]]), "\n";
});
