--TEST--
Files of an overlay mount, as containers have them, are read and written whole beside others, with the results of plain PHP
--SKIPIF--
<?php
require __DIR__ . '/../support/overlay.inc';
skip_without_overlay();
?>
--FILE--
<?php
require __DIR__ . '/../support/overlay.inc';
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\{go, run};

$files = ['lower' => $below = random_bytes(1_000_000), 'lines' => "one\ntwo\nthree\n", 'empty' => ''];
$calls = fn (string $top) => [
    'file_get_contents' => fn () => file_get_contents("$top/lower") === $below,
    'the empty file' => fn () => file_get_contents("$top/empty"),
    'a part' => fn () => file_get_contents("$top/lower", offset: 4000, length: 10_000) === substr($below, 4000, 10_000),
    'fread to the end' => function () use ($top, $below) {
        $file = fopen("$top/lower", 'r');
        for ($text = ''; !feof($file);) {
            $text .= fread($file, 7000);
        }
        return [$text === $below, fread($file, 10), ftell($file)];
    },
    'from its end' => function () use ($top, $below) {
        $file = fopen("$top/lower", 'r');
        fseek($file, -10, SEEK_END);
        return [fread($file, 100) === substr($below, -10), feof($file), fgetc($file)];
    },
    'file' => fn () => file("$top/lines"),
    'md5_file' => fn () => md5_file("$top/lower") === md5($below),
    'copy' => fn () => [copy("$top/lower", "$top/copy"), filesize("$top/copy"), file_get_contents("$top/copy") === $below],
    'append below' => fn () => [file_put_contents("$top/lines", "four\n", FILE_APPEND | LOCK_EX), file_get_contents("$top/lines")],
    'in place' => function () use ($top, $below) {
        $file = fopen("$top/lower", 'r+');
        fseek($file, 5000);
        $written = fwrite($file, 'changed');
        return [$written, fflush($file), fsync($file), ftruncate($file, 6000), fseek($file, 4990), fread($file, 2000) === substr($below, 4990, 10) . 'changed' . substr($below, 5007, 993)];
    },
    'rename, unlink' => fn () => [rename("$top/lines", "$top/moved"), unlink("$top/empty"), array_map(basename(...), glob("$top/*"))],
    'lock' => function () use ($top) {
        [$first, $second] = [fopen("$top/lock", 'c'), fopen("$top/lock", 'c')];
        return [flock($first, LOCK_EX), flock($second, LOCK_EX | LOCK_NB), flock($first, LOCK_UN), flock($second, LOCK_EX)];
    },
    'include' => fn () => [file_put_contents("$top/included.php", '<?php return __LINE__;'), include "$top/included.php"],
];
[$plain, $hooked, $suspended] = [[], [], []];
foreach ($calls(own_overlay($files)) as $name => $call) {
    $plain[$name] = $call();
}
run(function () use ($calls, $files, &$hooked, &$suspended) {
    foreach ($calls(own_overlay($files)) as $name => $call) {
        $id = go(function () use ($name, $call, &$hooked) {
            $hooked[$name] = $call();
        });
        // it is not there yet
        isset($hooked[$name]) || $suspended[] = $name;
        Swoole\Coroutine::exists($id) && Swoole\Coroutine::join([$id], 30);
    }
});
foreach ($plain as $name => $result) {
    echo str_pad($name, 20), json_encode($result), $hooked[$name] === $result ? '' : ', but ' . json_encode($hooked[$name]), "\n";
}
echo 'suspended: ', implode(', ', $suspended), "\n";
?>
--EXPECT--
file_get_contents   true
the empty file      ""
a part              true
fread to the end    [true,"",1000000]
from its end        [true,true,false]
file                ["one\n","two\n","three\n"]
md5_file            true
copy                [true,1000000,true]
append below        [5,"one\ntwo\nthree\nfour\n"]
in place            [7,true,true,true,0,true]
rename, unlink      [true,true,["copy","lower","moved"]]
lock                [true,false,true,true]
include             [22,1]
suspended: file_get_contents, the empty file, a part, fread to the end, from its end, file, md5_file, copy, append below, in place, rename, unlink
