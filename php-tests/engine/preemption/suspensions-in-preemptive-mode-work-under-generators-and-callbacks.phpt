--TEST--
Preemptive mode interrupts generators and callbacks of internal functions, and nothing gets lost
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_preemptive_scheduler' => true]);
$results = [];
run(function () use (&$results) {
    for ($i = 0; $i < 4; $i++) {
        go(function () use ($i, &$results): void {
            $numbers = (function () {
                for ($i = 0; $i < 20_000; $i++) {
                    yield $i;
                }
            })();
            $sum = 0;
            foreach ($numbers as $number) {
                $sum += $number;
            }
            $list = array_map(fn (int $number): int => $number * 2, range(1, 20_000));
            usort($list, fn (int $a, int $b): int => $b <=> $a);
            $text = preg_replace_callback('/\d/', fn (array $match): string => chr(97 + (int) $match[0]), implode(',', $list));
            $results[$i] = [$sum, $list[0], md5($text)];
        });
    }
});
var_dump(count($results), count(array_unique(array_map('json_encode', $results))), $results[0][0], $results[0][1]);
?>
--EXPECT--
int(4)
int(1)
int(199990000)
int(40000)
