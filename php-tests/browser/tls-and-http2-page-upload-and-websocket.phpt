--TEST--
Chromium over TLS and HTTP/2: a page, a form with a file, and a WebSocket on a stream of the same connection
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';
require __DIR__ . '/../support/webdriver.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost,IP:127.0.0.1');
$settings = var_export($certificates->pair('server') + ['open_http2_protocol' => true], true);
$server = serve("\$server->set($settings);" . <<<'PHP'
$server->handle('/page', function (Request $request, Response $response) {
    $response->end('<!doctype html><meta charset="utf-8"><title>page</title><form><input name="text" value="naïve ☃"><input type="file" name="file"></form>');
});
$server->handle('/upload', function (Request $request, Response $response) {
    $file = $request->files['file'];
    $response->end(json_encode([
        $request->server['server_protocol'], $request->post['text'], $file['name'], $file['type'], $file['size'],
        md5_file($file['tmp_name']) === md5(str_repeat('content ', 50_000)),
    ], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
});
$server->handle('/socket', function (Request $request, Response $response) {
    $response->upgrade();
    while ($frame = $response->recv(60)) {
        $response->push($request->server['server_protocol'] . ($request->streamId > 0 ? ' on a stream' : '') . ': ' . strlen($frame->data));
    }
});
PHP, "'127.0.0.1', 0, true");
$browser = new Browser(anyCertificate: true);
$browser->open("https://127.0.0.1:{$server->port()}/page");
echo $browser->script('arguments[0](performance.getEntriesByType("navigation")[0].nextHopProtocol)'), "\n";
echo $browser->script(<<<'JS'
    const done = arguments[0];
    const form = new FormData(document.forms[0]);
    form.set('file', new File(['content '.repeat(50000)], 'snow ☃.txt', {type: 'text/plain'}));
    fetch('/upload', {method: 'POST', body: form}).then((response) => response.text()).then(done, (error) => done(String(error)));
    JS), "\n";
foreach ([5, 200_000] as $length) {
    echo $browser->script(<<<'JS'
        const [length, done] = arguments;
        const socket = new WebSocket(`wss://${location.host}/socket`);
        let text = '';
        socket.onopen = () => socket.send('x'.repeat(length));
        socket.onmessage = (message) => { text = message.data; socket.close(1000); };
        socket.onclose = (event) => done(`${text}, closed with ${event.code}${event.wasClean ? '' : ' uncleanly'}`);
        JS, [$length]), "\n";
}
$browser->script(<<<'JS'
    const done = arguments[0];
    fetch('/--shutdown').then(done, done);
    JS);
$browser->quit();
$server->ended();
?>
--EXPECT--
h2
["HTTP/2","naïve ☃","snow ☃.txt","text/plain",400000,true]
HTTP/2 on a stream: 5, closed with 1000
HTTP/2 on a stream: 200000, closed with 1000
