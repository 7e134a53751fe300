--TEST--
The built manual in Chromium: no page is wider than a desktop's or a phone's window, and its search finds a setting
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
// No package of Debian's: tools/docs installs it into target/tools, which takes minutes
putenv('PATH=' . dirname(__DIR__, 2) . '/target/tools/bin:' . getenv('PATH'));
if (shell_exec('command -v mdbook') === null) {
    echo 'skip mdbook is not installed (make docs)';
}
?>
--FILE--
<?php
require __DIR__ . '/../support/webdriver.inc';

$root = dirname(__DIR__, 2);
$log = shell_exec('PHP=' . escapeshellarg(PHP_BINARY) . ' ' . escapeshellarg("$root/tools/docs") . ' 2>&1');
echo preg_match('/^\d+ links lead somewhere$/m', $log) ? "built\n" : $log;
$browser = new Browser();
$pages = [...glob("$root/target/docs/*.html"), ...glob("$root/target/docs/reference/*.html")];
// print.html is all of them in one, 404.html and toc.html are parts of others
$pages = preg_grep('#/(print|404|toc)\.html$#', $pages, PREG_GREP_INVERT);
foreach (['desktop' => 1280, 'phone' => 390] as $device => $width) {
    $browser->width($width, $device === 'phone');
    $fitting = 0;
    foreach ($pages as $page) {
        $browser->open("file://$page");
        [$shown, $needed] = $browser->script('arguments[0]([innerWidth, document.documentElement.scrollWidth])');
        if ($needed <= $width && $shown <= $width) {
            $fitting++;
        } else {
            echo basename($page), " on a $device: $needed pixels\n";
        }
    }
    echo "$device: ", $fitting === count($pages) && $fitting > 40 ? 'all pages fit' : "$fitting pages fit", "\n";
}
$browser->open("file://$root/target/docs/index.html");
$found = $browser->script(<<<'JS'
    const done = arguments[0];
    (document.getElementById('mdbook-search-toggle') ?? document.getElementById('search-toggle')).click();
    const bar = document.getElementById('mdbook-searchbar') ?? document.getElementById('searchbar');
    const results = document.getElementById('mdbook-searchresults') ?? document.getElementById('searchresults');
    const look = () => {
        const links = [...results.querySelectorAll('a')].map((link) => link.getAttribute('href'));
        if (links.length === 0) return;
        observer.disconnect();
        done(links.some((link) => link.includes('reference/swoole-coroutine-http-server.html')));
    };
    const observer = new MutationObserver(look);
    observer.observe(results, {childList: true, subtree: true});
    // the index may still be loading: what is typed is typed again until somebody answers
    const type = () => { bar.value = 'package_max_length'; bar.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true})); bar.dispatchEvent(new Event('input', {bubbles: true})); };
    type();
    setInterval(type, 500);
    JS);
echo 'the search ', $found ? 'finds' : 'does not find', " package_max_length\n";
$browser->quit();
?>
--EXPECT--
built
desktop: all pages fit
phone: all pages fit
the search finds package_max_length
