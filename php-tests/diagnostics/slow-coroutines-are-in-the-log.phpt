--TEST--
swoole.slow_coroutine_ms: the log has a coroutine that runs for long without waiting, where it is meanwhile, and the loop's delay
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$log = function (string $options, string $set = ''): string {
    $child = new Child(<<<PHP
    <?php
    function compute(): void
    {
        for (\$end = hrtime(true) + 400e6; hrtime(true) < \$end;);
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
    return preg_replace(['/^\[.*?\]/m', '/\d+(?= ms)/', '~(?<=#0 )\S+\(\d+\)|(?<=#1 )\S+\(\d+\)~', '/\{closure.*\}(?=\()/'], ['[]', 'N', 'FILE(LINE)', '{closure}'], $child->output());
};
echo $log('-d swoole.slow_coroutine_ms=100');
echo "only if it is asked for: ", json_encode($log('')), "\n";
echo "and only warnings: ", json_encode($log('-d swoole.slow_coroutine_ms=100', "Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_ERROR]);")), "\n";
?>
--EXPECT--
[]	WARNING	coroutine#2 has run for N ms without waiting for anything, at
#0 FILE(LINE): compute()
#1 [internal function]: {closure}()
[]	WARNING	the loop is N ms late: what came meanwhile had to wait for a turn of so long
only if it is asked for: ""
and only warnings: ""
