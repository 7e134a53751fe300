--TEST--
swoole.slow_coroutine_ms: the log has a coroutine that runs for long without waiting, where it is meanwhile, and the loop's delay
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$log = function (string $options, string $set = ''): string {
    $child = new Child(<<<PHP
    <?php
    // Time of the processor: while others have it, nobody could be seen at work.
    function used(array \$usage): float
    {
        return \$usage['ru_utime.tv_sec'] + \$usage['ru_utime.tv_usec'] / 1e6;
    }
    function compute(): void
    {
        for (\$end = used(getrusage()) + .4; used(getrusage()) < \$end;) {
            // nearly all of the time goes here
            for (\$i = 0; \$i < 1_000_000; \$i++);
        }
    }
    $set
    Swoole\Coroutine\\run(function () {
        go(function () {
            Swoole\Coroutine::sleep(0.001);
            compute();
            Swoole\Coroutine::sleep(0.001);
        });
    });
    PHP, $options);
    return $child->output();
};
/** The entries of a log with their numbers checked and left out. */
$entries = function (string $log): array {
    $entries = preg_split('/^\[.*?\]\t/m', $log, -1, PREG_SPLIT_NO_EMPTY);
    // a machine that takes the processor away for so long may have others late
    $expected = fn ($entry) => preg_match('/^WARNING\tthe loop is (\d+) ms/', $entry, $late)
        // the kernel counts a process' time in ticks
        ? $late[1] >= 300
        : !preg_match('/^WARNING\tcoroutine#\d+ has run for \d{3,} ms/', $entry) || str_contains($entry, 'compute()');
    $anyhow = [
        '/#0 .* used\(\)\n#1 (.*\n)#2 /' => "#0 $1#1 ",
        '/\d+(?= ms)/' => 'N',
        '/ \S+\(\d+\):/' => ' FILE(LINE):',
        '/\{closure.*\}(?=\()/' => '{closure}',
    ];
    return array_unique(preg_replace(array_keys($anyhow), $anyhow, array_filter($entries, $expected)));
};
echo implode($entries($log('-d swoole.slow_coroutine_ms=100')));
echo "only if it is asked for: ", json_encode($log('')), "\n";
echo "and only warnings: ", json_encode($log('-d swoole.slow_coroutine_ms=100', "Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_ERROR]);")), "\n";
?>
--EXPECT--
WARNING	coroutine#2 has run for N ms without waiting for anything, at
#0 FILE(LINE): compute()
#1 [internal function]: {closure}()
WARNING	the loop is N ms late: what came meanwhile had to wait for a turn of so long
only if it is asked for: ""
and only warnings: ""
