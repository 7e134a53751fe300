--TEST--
A file that grows after it was opened, or after all of it was read, has its new size and its new bytes, whoever asks where
--FILE--
<?php
use function Swoole\Coroutine\run;

run(function () {
    file_put_contents($path = tempnam(sys_get_temp_dir(), 'swoole-rs-'), 'abc');
    // at one place of the script: opening, changing, asking
    $handle = null;
    $calls = [
        ['fopen', fn () => [$path, 'r']],
        ['file_put_contents', fn () => [$path, 'def', FILE_APPEND]],
        ['fstat', function () use (&$handle) {
            return [$handle];
        }],
    ];
    foreach ($calls as [$function, $arguments]) {
        $result = $function(...$arguments());
        $handle ??= $result;
    }
    var_dump($result['size'], fread($handle, 100));
    file_put_contents($path, 'ghi', FILE_APPEND);
    var_dump(fread($handle, 100), fread($handle, 100));
    [$handles] = [array_map('fopen', [$path], ['r'])];
    file_put_contents($path, 'jkl', FILE_APPEND);
    var_dump(array_map('fstat', $handles)[0]['size'], filesize($path), strlen(file_get_contents($path)));
    rewind($handles[0]);
    var_dump(stream_get_contents($handles[0]));
    unlink($path);
});
?>
--EXPECT--
int(6)
string(6) "abcdef"
string(3) "ghi"
string(0) ""
int(12)
int(12)
int(12)
string(12) "abcdefghijkl"
