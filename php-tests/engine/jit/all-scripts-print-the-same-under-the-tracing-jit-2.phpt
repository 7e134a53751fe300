--TEST--
Every script of the engine's tests prints the same under the tracing JIT, part 2 of 4
--SKIPIF--
<?php
require __DIR__ . '/jit.inc';
skip_without_opcache();
--FILE--
<?php
require __DIR__ . '/../sweep.inc';
require __DIR__ . '/jit.inc';

$report = tempnam(sys_get_temp_dir(), 'swoole-rs-jit-');
$options = jit_options(['auto_append_file' => __DIR__ . '/report.inc']);
$env = ['SWOOLE_RS_JIT_REPORT' => $report];

// An empty script: what the JIT's own stubs take.
$empty = tempnam(sys_get_temp_dir(), 'swoole-rs-empty-');
shell_exec("SWOOLE_RS_JIT_REPORT=$report " . escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . " $options $empty");
$free_at_start = (int) trim(file_get_contents($report));
file_put_contents($report, '');

$ran = sweep('jit', 1, 4, $options, $env);
$reports = array_map('intval', file($report));
$compiled = count(array_filter($reports, fn($free) => $free >= 0 && $free < $free_at_start));
unlink($report);
unlink($empty);
echo $ran > 20 ? "scripts ran\n" : "only $ran scripts ran\n";
echo $free_at_start > 0 && $compiled > $ran / 2 ? "and were compiled\n" : "only $compiled of $ran used the buffer\n";
--EXPECT--
scripts ran
and were compiled
