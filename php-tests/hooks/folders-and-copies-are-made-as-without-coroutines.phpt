--TEST--
mkdir(), rmdir(), copy() and opening of files of any kind give in a coroutine what they give without
--FILE--
<?php
$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
$work = function () use ($folder): array {
    $made = [mkdir("$folder/a/b", 0700, true), @mkdir($folder), error_get_last()['message']];
    file_put_contents("$folder/large", str_repeat('0123456789abcdef', 1 << 16));
    file_put_contents("$folder/small", 'ten bytes.');
    copy("$folder/large", "$folder/copy");
    $handle = fopen("$folder/small", 'r');
    $parts = [fread($handle, 4), fread($handle, 100), feof($handle)];
    // longer than it was when it was opened
    file_put_contents("$folder/small", str_repeat('more', 5000), FILE_APPEND);
    $parts[] = strlen(stream_get_contents($handle));
    rewind($handle);
    $parts[] = strlen(stream_get_contents($handle));
    $opened = [
        @fopen("$folder/none", 'r'), error_get_last()['message'], strlen(stream_get_contents(fopen('/dev/zero', 'r'), 100)),
        is_resource(fopen($folder, 'r')), stream_get_contents(fopen('/dev/null', 'r')),
    ];
    $same = md5_file("$folder/copy") === md5_file("$folder/large");
    array_map(unlink(...), glob("$folder/{large,small,copy}", GLOB_BRACE));
    return [$made, $parts, $opened, $same, rmdir("$folder/a/b"), rmdir("$folder/a"), rmdir($folder), @rmdir($folder)];
};
$plain = $work();
Swoole\Coroutine\run(function () use ($work, $plain) {
    var_dump($work() === $plain);
});
echo json_encode($plain[1]), "\n";
?>
--EXPECT--
bool(true)
["ten ","bytes.",true,20000,20010]
