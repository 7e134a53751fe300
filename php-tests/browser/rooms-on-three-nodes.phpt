--TEST--
make demo-cluster in Chromium: two tabs on different nodes see each other, a killed node's tab comes back without missing anything, a closed tab is gone
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
skip_without_command('redis-server');
?>
--CONFLICTS--
port-9502
--FILE--
<?php
require __DIR__ . '/../support/namespace.inc';
require __DIR__ . '/../support/webdriver.inc';
own_port_9502();

preg_match('/extension=[\'"]?([^\s\'"]+)/', php_options(), $match);
$command = ['exec', dirname(__DIR__, 2) . '/tools/demo-cluster', $match[1]];
$cluster = proc_open(implode(' ', $command), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes, null, ['PHP' => PHP_BINARY] + getenv());
register_shutdown_function(function () use ($cluster) {
    proc_terminate($cluster);
    $end = microtime(true) + DEADLINE;
    while (proc_get_status($cluster)['running'] && microtime(true) < $end) {
        usleep(10_000);
    }
});
// each of the three says so when it listens
stream_set_timeout($pipes[1], (int) DEADLINE);
foreach (range(1, 3) as $_) {
    str_contains((string) fgets($pipes[1]), 'Open') || die("the cluster does not start\n");
}
$browser = new Browser();
$await = <<<'JS'
    const [condition, done] = arguments;
    const look = () => eval(condition) ? done(eval(condition)) : setTimeout(look, 20);
    look();
    JS;
$pid = fn () => (int) $browser->script($await, ['(document.getElementById("state").textContent.match(/pid (\d+)/) || [])[1]']);
$say = fn (string $text) => $browser->script(<<<'JS'
    const [text, done] = arguments;
    document.getElementById('text').value = text;
    document.getElementById('form').requestSubmit();
    done();
    JS, [$text]);
// a page that was left may be in the list for a while, under the name of its tab
$names = 'new Set([...document.getElementById("members").children].map((li) => li.textContent)).size';
$browser->open('http://127.0.0.1:9502/');
$first = $pid();
$other = $browser->newTab();
do {
    // where a connection goes is the kernel's to say
    $browser->open('http://127.0.0.1:9502/?' . mt_rand());
    $second = $pid();
} while ($second === $first);
echo "on different nodes\n";
$browser->script($await, ["$names === 2"]);
$say('hello from the second');
$tab = fn (string $text) => 'document.getElementById("lines").textContent.includes("' . $text . '")';
$browser->script($await, [$tab('hello from the second')]);
posix_kill_9($second);
$browser->script($await, ["!document.getElementById('state').textContent.includes('pid $second.')"]);
$third = $pid();
echo $third !== $second ? "on another node\n" : "on the same node\n";
$say('back again');
$browser->script($await, [$tab('back again')]);
echo $browser->script('arguments[0](document.getElementById("lines").textContent.replace(/tab \w+/g, " tab"))'), "\n";
// the tab is gone, and is in the list no more
$browser->closeTab();
$browser->switchTo($other);
$browser->script($await, [$tab('back again')]);
$browser->script($await, ["$names === 1"]);
echo "alone\n";
echo $browser->script('arguments[0](document.getElementById("lines").textContent.replace(/tab \w+/g, " tab"))'), "\n";
$browser->quit();

function posix_kill_9(int $pid): void
{
    exec("kill -9 $pid");
}
?>
--EXPECT--
on different nodes
on another node
 tab: hello from the second tab: back again
alone
 tab: hello from the second tab: back again
