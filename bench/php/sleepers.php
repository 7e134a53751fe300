<?php
// What coroutines cost that sleep: resident bytes and bytes of PHP heap each. Prints one JSON line.

declare(strict_types=1);

use Swoole\Coroutine;
use function Swoole\Coroutine\run;

const SLEEPERS = 30_000;
/** Long enough that all sleep when the figures are taken. */
const SECONDS = 3.0;

function resident(): int
{
    // walks the pages; the status file's figure is approximate on newer kernels
    preg_match('/^Rss:\s+(\d+) kB/m', file_get_contents('/proc/self/smaps_rollup'), $match);
    return (int) $match[1] * 1024;
}

// the peer's take more than the default
ini_set('memory_limit', '-1');
Coroutine::set(['max_coroutine' => SLEEPERS + 100]);
run(function (): void {
    $job = static function (): void {
        Coroutine::sleep(SECONDS);
    };
    $before = [resident(), memory_get_usage()];
    for ($i = 0; $i < SLEEPERS; $i++) {
        Coroutine::create($job);
    }
    $after = [resident(), memory_get_usage()];
    if (Coroutine::stats()['coroutine_num'] < SLEEPERS) {
        throw new RuntimeException('not all of them sleep');
    }
    echo json_encode([
        'mode' => 'sleepers',
        'rss' => ($after[0] - $before[0]) / SLEEPERS,
        'heap' => ($after[1] - $before[1]) / SLEEPERS,
    ]), "\n";
});
