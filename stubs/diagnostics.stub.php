<?php

namespace SwooleRs;

/**
 * What a program is doing that seems to do nothing. An addition of this extension; Swoole has no such class.
 */
final class Diagnostics
{
    /**
     * All coroutines as a text: which waits for what, where, and since when (in steps of the loop's turns); who has waited longest
     * comes first. From a signal's handler it tells what a program waits for that cannot be asked otherwise:
     * `Process::signal(SIGUSR2, fn () => fwrite(STDERR, SwooleRs\Diagnostics::coroutines()))`.
     *
     * @param int $limit how many are described at most; 0: all
     * @throws \ValueError if $limit is negative
     */
    public static function coroutines(int $limit = 0): string {}
}
