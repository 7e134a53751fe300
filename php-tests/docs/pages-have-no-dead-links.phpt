--TEST--
Links between the pages of docs/, README and the reference lead somewhere; every page stands in the table of contents
--FILE--
<?php
require __DIR__ . '/../support/client.inc';

$root = dirname(__DIR__, 2);
$book = sys_get_temp_dir() . '/swoole-rs-book-' . getmypid();
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($book)));
mkdir("$book/docs", 0777, true);
foreach ([...glob("$root/docs/*.md"), ...glob("$root/docs/*.json"), ...glob("$root/docs/*.svg")] as $page) {
    copy($page, "$book/docs/" . basename($page));
}
// The extension must not be loaded where the stubs are read
$lines = shell_exec(escapeshellarg(PHP_BINARY) . ' -n ' . escapeshellarg("$root/docs/reference.php") . " $book/docs/reference 2>&1");
echo 'reference: ', json_encode(substr_count($lines, "\n") > 30), "\n";
$dead = fn(string $page, string $base): array => array_filter(
    preg_match_all('/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/', file_get_contents($page), $links) ? $links[1] : [],
    fn(string $link): bool => !file_exists("$base/$link"),
);
foreach ([...glob("$book/docs/*.md"), ...glob("$book/docs/reference/*.md")] as $page) {
    foreach ($dead($page, dirname($page)) as $link) {
        echo basename($page), ": $link\n";
    }
}
foreach (['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'] as $page) {
    foreach ($dead("$root/$page", $root) as $link) {
        echo "$page: $link\n";
    }
}
$contents = file_get_contents("$root/docs/SUMMARY.md");
foreach (glob("$root/docs/*.md") as $page) {
    if (basename($page) !== 'SUMMARY.md' && !str_contains($contents, '(' . basename($page) . ')')) {
        echo 'not in SUMMARY.md: ', basename($page), "\n";
    }
}
echo "done\n";
?>
--EXPECT--
reference: true
done
