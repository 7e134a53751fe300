--TEST--
scandir(), opendir(), glob() and iterators give what they give without coroutines, also of folders of many entries, and of none
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir("$folder/empty", 0700, true);
register_shutdown_function(remove_folder(...), $folder);
mkdir("$folder/many");
for ($i = 0; $i < 3000; $i++) {
    touch("$folder/many/a file with a name of some length $i");
}
$walk = function (string $path): array {
    $handle = opendir($path);
    for ($names = []; ($name = readdir($handle)) !== false;) {
        $names[] = $name;
    }
    rewinddir($handle);
    $names[] = readdir($handle);
    closedir($handle);
    return $names;
};
$ways = [
    'scandir' => fn ($path) => @scandir($path),
    'opendir' => fn ($path) => is_dir($path) ? $walk($path) : @opendir($path),
    'glob' => fn ($path) => array_map(basename(...), glob("$path/*7*")),
    'DirectoryIterator' => function ($path) {
        try {
            return array_map(strval(...), iterator_to_array(new FilesystemIterator($path, FilesystemIterator::KEY_AS_FILENAME)));
        } catch (UnexpectedValueException $exception) {
            return get_class($exception);
        }
    },
];
foreach ($ways as $name => $way) {
    $plain = array_map($way, ["$folder/many", "$folder/empty", "$folder/none"]);
    $inside = [];
    run(function () use ($way, $folder, &$inside) {
        foreach (['many', 'empty', 'none'] as $index => $of) {
            // several at once: none sees another's
            for ($i = 0; $i < 4; $i++) {
                go(function () use ($way, $folder, $of, $index, &$inside) {
                    $inside[$index][] = $way("$folder/$of");
                });
            }
        }
    });
    $same = true;
    foreach ($plain as $index => $result) {
        $same = $same && $inside[$index] === array_fill(0, 4, $result);
    }
    echo str_pad($name, 18), $same ? 'the same' : 'different', ', ', json_encode(count($plain[0])), "\n";
}
?>
--EXPECT--
scandir           the same, 3002
opendir           the same, 3003
glob              the same, 813
DirectoryIterator the same, 3002
