--TEST--
Every file and folder of this tree that ARCHITECTURE and the other pages name is there
--FILE--
<?php
$root = dirname(__DIR__, 2);
$all = [];
foreach (['src', 'protocol/src', 'build', 'stubs', 'tools', 'bench', 'fuzz', 'packaging', 'examples', 'docs', 'bin'] as $folder) {
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$root/$folder", FilesystemIterator::SKIP_DOTS)) as $file) {
        if (!str_contains($file, '/target/')) {
            $all[basename($file)] = true;
        }
    }
}
$named = 0;
foreach (['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'stubs/README.md', ...array_map(fn($page) => 'docs/' . basename($page), glob("$root/docs/*.md"))] as $page) {
    // a path below src/, one of the tree, or the name of a source file alone
    preg_match_all('~`((?:[\w.-]+/)+(?:[\w.-]+\.(?:rs|c|php|py|md|json|toml|phpt))?|(?:tools|bin|examples|bench|fuzz|packaging)/[\w./-]+|[\w-]+\.rs)`~', file_get_contents("$root/$page"), $names);
    foreach (array_unique($names[1]) as $name) {
        // what is built, or is somebody else's
        if (preg_match('~^(?:\.\.|target|tests)/~', $name) || $name === 'bench/results.json') {
            continue;
        }
        $named++;
        foreach (['', 'src/', 'src/zend/', dirname($page) . '/'] as $folder) {
            if (file_exists("$root/$folder$name")) {
                continue 2;
            }
        }
        if (str_contains($name, '/') || !isset($all[$name])) {
            echo "$page: $name\n";
        }
    }
}
var_dump($named > 60);
?>
--EXPECT--
bool(true)
