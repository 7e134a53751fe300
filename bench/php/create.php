<?php
// What it costs to create a coroutine that ends at once, without a suspension. Prints one JSON line.

declare(strict_types=1);

use Swoole\Coroutine;
use function Swoole\Coroutine\run;

const ROUNDS = 11;
const COROUTINES_PER_ROUND = 100_000;

run(function (): void {
    $job = static function (): void {
    };
    $rounds = [];
    // the first round warms up and is dropped
    for ($round = 0; $round <= ROUNDS; $round++) {
        $start = hrtime(true);
        for ($i = 0; $i < COROUTINES_PER_ROUND; $i++) {
            Coroutine::create($job);
        }
        $rounds[] = (hrtime(true) - $start) / COROUTINES_PER_ROUND;
    }
    array_shift($rounds);
    sort($rounds);
    echo json_encode(['mode' => 'create', 'ns' => $rounds[intdiv(ROUNDS, 2)], 'best_ns' => $rounds[0]]), "\n";
});
