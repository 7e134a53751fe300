--TEST--
Every PHP example of README and docs/ compiles; it prints what the page says where it says so, and a server of it listens and says nothing
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$root = dirname(__DIR__, 2);
$checked = ['compile' => 0, 'print what they say' => 0, 'listen' => 0];
/** Runs a program whose ports are replaced by free ones: how it ended, or null once it listens. */
$listens = function (string $source): ?string {
    $probes = $ports = [];
    $source = preg_replace_callback('/\b950\d\b/', function (array $match) use (&$probes, &$ports): string {
        $probes[$match[0]] ??= stream_socket_server('tcp://127.0.0.1:0');
        return $ports[] = substr(strrchr(stream_socket_get_name($probes[$match[0]], false), ':'), 1);
    }, str_replace('0.0.0.0', '127.0.0.1', $source));
    array_map(fclose(...), $probes);
    $child = new Child($source);
    $deadline = microtime(true) + DEADLINE;
    while ($child->running() && microtime(true) < $deadline) {
        if (@stream_socket_client("tcp://127.0.0.1:$ports[0]")) {
            $child->kill();
            return null;
        }
        usleep(5_000);
    }
    return $child->running() ? 'does not listen' : $child->output();
};
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
        if (!isset($block[2]) && str_contains($block[1], 'new ') && str_contains($block[1], '->start();') && preg_match('/\b950\d\b/', $block[1])) {
            $ended = $listens($source);
            if ($ended === null) {
                $checked['listen']++;
            } else {
                echo basename($page), " $number: $ended\n";
            }
        }
        unlink($file);
    }
}
// A page without examples would pass, too
var_dump($checked['compile'] >= 8, $checked['print what they say'] >= 4, $checked['listen'] >= 5);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
