<?php
// What a hop costs: one push to a channel that resumes the coroutine which waits in pop. Prints one JSON line.

declare(strict_types=1);

use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

const ROUNDS = 11;
const HOPS_PER_ROUND = 100_000;

run(function (): void {
    $channel = new Channel(1);
    Coroutine::create(static function () use ($channel): void {
        while ($channel->pop() !== false) {
        }
    });
    $rounds = [];
    // the first round warms up and is dropped
    for ($round = 0; $round <= ROUNDS; $round++) {
        $start = hrtime(true);
        for ($i = 1; $i <= HOPS_PER_ROUND; $i++) {
            $channel->push($i);
        }
        $rounds[] = (hrtime(true) - $start) / HOPS_PER_ROUND;
    }
    $channel->close();
    array_shift($rounds);
    sort($rounds);
    echo json_encode(['mode' => 'hop', 'ns' => $rounds[intdiv(ROUNDS, 2)], 'best_ns' => $rounds[0]]), "\n";
});
