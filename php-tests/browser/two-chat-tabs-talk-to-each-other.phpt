--TEST--
examples/chat in Chromium: a line typed in one tab appears in the other, and tags stay text
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
?>
--CONFLICTS--
port-9502
--FILE--
<?php
require __DIR__ . '/../support/namespace.inc';
require __DIR__ . '/../support/webdriver.inc';
own_port_9502();

$folder = dirname(__DIR__, 2) . '/examples/chat';
$server = run_example(str_replace('__DIR__', var_export($folder, true), file_get_contents("$folder/server.php")));
$browser = new Browser();
$browser->open('http://127.0.0.1:9502/');
$first = $browser->newTab();
$browser->open('http://127.0.0.1:9502/');

// both have joined when the second tab shows its own joining
$awaitLine = <<<'JS'
    const [wanted, done] = arguments;
    const look = () => [...document.querySelectorAll('#lines p')].find((p) => p.textContent.includes(wanted));
    const found = () => look() && (observer.disconnect(), done(look().textContent.replace(/^tab \w+/, 'tab')));
    const observer = new MutationObserver(found);
    observer.observe(document.getElementById('lines'), {childList: true});
    found();
    JS;
echo $browser->script($awaitLine, ['joined']), "\n";
$browser->script(<<<'JS'
    const done = arguments[0];
    document.getElementById('text').value = '<b>hello</b> tab one';
    document.getElementById('form').requestSubmit();
    done();
    JS);
$browser->switchTo($first);
echo $browser->script($awaitLine, ['tab one']), "\n";
echo $browser->script('arguments[0](document.getElementById("present").textContent)'), "\n";
$browser->quit();
?>
--EXPECT--
tab joined
tab: <b>hello</b> tab one
(2 here)
