<?php
// Rounds of work and their medians, for scripts that print what one piece of it costs.

declare(strict_types=1);

const ROUNDS = 11;

/** CPU time of this process, in microseconds. */
function cpu(): int
{
    $used = getrusage();
    return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1_000_000 + $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'];
}

/**
 * What one piece costs, by a clock.
 *
 * @param callable(int): void $work does so many pieces
 */
function median(callable $work, int $count, callable $clock): float
{
    $rounds = [];
    // the first round warms up and is dropped
    for ($round = 0; $round <= ROUNDS; $round++) {
        $start = $clock();
        $work($count);
        $rounds[] = ($clock() - $start) / $count;
    }
    array_shift($rounds);
    sort($rounds);
    return $rounds[intdiv(ROUNDS, 2)];
}

/** Coroutines that share the work of a round. */
const TOGETHER = 16;

/**
 * Has several coroutines do a round's work together.
 *
 * @param callable(int, int): void $work gets the coroutine's number and how many pieces are its own
 */
function together(callable $work): callable
{
    return static function (int $count) use ($work): void {
        $group = new Swoole\Coroutine\WaitGroup(TOGETHER);
        for ($number = 0; $number < TOGETHER; $number++) {
            Swoole\Coroutine::create(static function () use ($work, $number, $count, $group): void {
                $work($number, intdiv($count, TOGETHER));
                $group->done();
            });
        }
        $group->wait();
    };
}

/** Prints the CPU time of one piece. */
function rounds(string $mode, int $count, callable $work): void
{
    echo json_encode(['mode' => $mode, 'cpu_us' => median($work, $count, cpu(...))]), "\n";
}
