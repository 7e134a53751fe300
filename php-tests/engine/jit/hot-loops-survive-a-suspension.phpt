--TEST--
Twenty coroutines suspend in the middle of compiled loops; the JIT's buffer was used
--SKIPIF--
<?php
require __DIR__ . '/jit.inc';
skip_without_opcache();
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
require __DIR__ . '/jit.inc';
putenv('TEST_PHP_EXTRA_ARGS=' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . jit_options(['opcache.jit_hot_loop' => 16, 'opcache.jit_hot_func' => 16]));
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function work(int $seed, int $rounds): int
{
    $x = $seed;
    for ($i = 0; $i < $rounds; $i++) {
        for ($n = 0; $n < 300; $n++) {
            $x = ($x * 1103515245 + 12345) & 0x7fffffff;
        }
        // A suspension in the middle of compiled code.
        C::sleep(.001);
        $x ^= strlen((string) $x);
    }
    return $x;
}

/** The same without suspension: what the numbers must be. */
function plain(int $seed, int $rounds): int
{
    $x = $seed;
    for ($i = 0; $i < $rounds; $i++) {
        for ($n = 0; $n < 300; $n++) {
            $x = ($x * 1103515245 + 12345) & 0x7fffffff;
        }
        $x ^= strlen((string) $x);
    }
    return $x;
}

$free_at_start = opcache_get_status(false)['jit']['buffer_free'];
$right = 0;
run(function () use (&$right) {
    for ($c = 1; $c <= 20; $c++) {
        go(function () use ($c, &$right) {
            $right += work($c, 20) === plain($c, 20) ? 1 : 0;
        });
    }
});
echo "$right of 20 are right\n";
echo opcache_get_status(false)['jit']['buffer_free'] < $free_at_start ? "compiled\n" : "not compiled\n";
SCRIPT);
--EXPECT--
20 of 20 are right
compiled
exit 0
