--TEST--
Every PHP example of README and docs/ compiles, and prints what the page says where it says so
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$root = dirname(__DIR__, 2);
$checked = ['compile' => 0, 'print what they say' => 0];
foreach ([...glob("$root/docs/*.md"), "$root/README.md"] as $page) {
    // A program, and the output that follows it
    preg_match_all('/^```php\n(.*?)^```\n(?:\s*^```text\n(.*?)^```\n)?/ms', file_get_contents($page), $blocks, PREG_SET_ORDER);
    foreach ($blocks as $number => $block) {
        $source = str_starts_with($block[1], '<?php') ? $block[1] : "<?php\n$block[1]";
        $file = tempnam(sys_get_temp_dir(), 'swoole-rs-docs-');
        file_put_contents($file, $source);
        $php = escapeshellarg(PHP_BINARY) . ' ' . php_options();
        $text = shell_exec("$php -l $file 2>&1");
        if (str_starts_with($text, 'No syntax errors')) {
            $checked['compile']++;
        } else {
            echo basename($page), " $number: $text\n";
        }
        if (isset($block[2])) {
            $printed = shell_exec("timeout 60 $php $file 2>&1");
            if ($printed === $block[2]) {
                $checked['print what they say']++;
            } else {
                echo basename($page), " $number prints:\n$printed\ninstead of:\n$block[2]\n";
            }
        }
        unlink($file);
    }
}
// A page without examples would pass, too
var_dump($checked['compile'] >= 8, $checked['print what they say'] >= 4);
?>
--EXPECT--
bool(true)
bool(true)
