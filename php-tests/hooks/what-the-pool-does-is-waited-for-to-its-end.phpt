--TEST--
Work on a disk cannot be cancelled: it is done when the call returns, and what was to end the coroutine comes then
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder);
$calls = [
    'rename' => fn () => rename("$folder/a", "$folder/b"),
    'fsync' => fn () => fsync(fopen("$folder/b", 'r+')),
    'ftruncate' => fn () => ftruncate(fopen("$folder/b", 'r+'), 3),
    'scandir' => fn () => count(scandir($folder)),
    'mkdir' => fn () => mkdir("$folder/c"),
    'rmdir' => fn () => rmdir("$folder/c"),
    'unlink' => fn () => unlink("$folder/b"),
];
touch("$folder/a");
run(function () use ($calls) {
    foreach ($calls as $name => $call) {
        $returned = 'nothing';
        $id = go(function () use ($call, &$returned) {
            $returned = $call();
        });
        // it waits for a thread, however fast that is
        echo str_pad($name, 10), json_encode([$returned, C::cancel($id)]);
        C::join([$id], 10);
        echo json_encode($returned), "\n";
    }
    $file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
    $id = go(function () use ($file) {
        try {
            unlink($file);
            echo 'goes on', "\n";
        } catch (C\CanceledException) {
            clearstatcache();
            echo 'thrown when the file is ', file_exists($file) ? 'there' : 'gone', "\n";
        }
    });
    echo json_encode(C::cancel($id, true)), "\n";
    C::join([$id], 10);
});
rmdir($folder);
?>
--EXPECT--
rename    ["nothing",false]true
fsync     ["nothing",false]true
ftruncate ["nothing",false]true
scandir   ["nothing",false]3
mkdir     ["nothing",false]true
rmdir     ["nothing",false]true
unlink    ["nothing",false]true
true
thrown when the file is gone
