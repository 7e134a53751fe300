--TEST--
HTTP/2: Python's httpx and Node's http2 talk to the server
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('node');
skip_without_command('timeout');
skip_without(shell_exec('/usr/bin/python3 -c "import httpx, h2; print(1)" 2>/dev/null') !== null, 'python3-httpx and python3-h2 are not installed (make deps)');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle("/", fn ($request, $response) => $response->end($request->server["server_protocol"] . " " . md5($request->getContent())));
$server->handle("/large", fn ($request, $response) => $response->end(str_repeat("0123456789", 300_000)));
$server->handle("/stream", function ($request, $response) {
    for ($i = 0; $i < 50; $i++) {
        $response->write(str_repeat("s", 10_000));
    }
    $response->trailer("x-sum", "42");
    $response->end();
});
PHP);
$port = $server->port();
// Bodies within the first window: httpcore sometimes waits for a window that another of its requests has already read of.
$python = <<<PYTHON
import asyncio, hashlib, httpx
async def main():
    async with httpx.AsyncClient(http1=False, http2=True, timeout=30) as client:
        url = "http://127.0.0.1:$port"
        answers = await asyncio.gather(*(client.post(url + "/", content=bytes([i]) * 40_000) for i in range(20)))
        right = [a.text == "HTTP/2 " + hashlib.md5(bytes([i]) * 40_000).hexdigest() for i, a in enumerate(answers)]
        large = await client.get(url + "/large")
        print(all(right), answers[0].http_version, len(large.content))
asyncio.run(main())
PYTHON;
echo 'httpx: ', shell_exec('timeout 60 /usr/bin/python3 -c ' . escapeshellarg($python) . ' 2>&1');
$node = <<<JS
const session = require('http2').connect('http://127.0.0.1:$port');
let left = 20, bytes = 0, sums = 0;
for (let i = 0; i < 20; i++) {
    const stream = session.request({ ':path': '/stream' });
    stream.on('data', (part) => bytes += part.length);
    stream.on('trailers', (fields) => sums += Number(fields['x-sum']));
    stream.on('end', () => {
        if (--left === 0) {
            console.log(bytes, sums);
            session.close();
        }
    });
    stream.end();
}
JS;
echo 'node: ', shell_exec('timeout 60 node -e ' . escapeshellarg($node) . ' 2>&1');
$server->finish();
?>
--EXPECT--
httpx: True HTTP/2 3000000
node: 10000000 840
