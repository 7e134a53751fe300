--TEST--
Uncaught exit in a coroutine takes any value as PHP's own exit does
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

$statuses = ['', '7', '"text"', 'true', 'false', '1.7', 'null', '$undefined', 'new Text', '[1]', 'new Nothing', '"7"', '300'];
foreach ($statuses as $status) {
    $results = [];
    foreach (['exit(%s);', 'Swoole\Coroutine\run(function () { exit(%s); });'] as $script) {
        $code = 'error_reporting(E_ALL & ~E_DEPRECATED);'
            . ' class Text { function __toString() { return "object"; } } class Nothing {} ' . sprintf($script, $status);
        ob_start();
        run_child($code);
        // Where it happened differs, and the trace.
        $results[] = preg_replace('~^(#|Stack|  thrown).*\n~m', '', ob_get_clean());
    }
    echo $status === '' ? 'nothing' : $status, ': ';
    echo $results[0] === $results[1] ? "the same\n" : "PHP: $results[0], in a coroutine: $results[1]\n";
}
?>
--EXPECT--
nothing: the same
7: the same
"text": the same
true: the same
false: the same
1.7: the same
null: the same
$undefined: the same
new Text: the same
[1]: the same
new Nothing: the same
"7": the same
300: the same
