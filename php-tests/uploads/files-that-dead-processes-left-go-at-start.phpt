--TEST--
start() removes old temporary files of processes that are gone, and no others
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$gone = new Child('<?php echo getmypid(), "\n";');
$pid = (int) $gone->line();
$gone->status();
$files = [
    "swoole.upfile.$pid.0123456789abcdef" => -7200, "swoole.upfile.$pid.0123456789abcdee" => 0, "swoole.upfile.$pid.x" => -7200,
    'swoole.upfile.' . getmypid() . '.0123456789abcdef' => -7200, "other.$pid.0123456789abcdef" => -7200,
];
foreach ($files as $name => $age) {
    touch("$folder/$name", time() + $age);
}
$server = serve('$server->set(["upload_tmp_dir" => ' . var_export($folder, true) . ']);');
$end = microtime(true) + DEADLINE;
while (count(glob("$folder/*")) === 5 && microtime(true) < $end) {
    usleep(5_000);
}
$server->finish();
foreach (array_keys($files) as $number => $name) {
    echo $number, ' ', file_exists("$folder/$name") ? 'stays' : 'is gone', "\n";
}
?>
--EXPECT--
0 is gone
1 stays
2 stays
3 stays
4 stays
