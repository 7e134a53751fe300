--TEST--
Many counters fit into few mappings, and those go with them
--FILE--
<?php
$mappings = fn(): int => substr_count(file_get_contents('/proc/self/maps'), '/dev/zero');
$before = $mappings();
$atomics = [];
for ($i = 0; $i < 1000; $i++) {
    $atomics[] = new Swoole\Atomic($i);
}
$sum = array_sum(array_map(fn($atomic) => $atomic->get(), $atomics));
$between = $mappings() - $before;
unset($atomics);
for ($i = 0; $i < 10000; $i++) {
    new Swoole\Atomic\Long();
}
var_dump($sum, $between >= 1 && $between <= 16, $mappings() - $before <= 2);
?>
--EXPECT--
int(499500)
bool(true)
bool(true)
