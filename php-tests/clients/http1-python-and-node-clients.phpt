--TEST--
Python's http.client and httpx and Node's http and http2 talk to the server: kept connections, chunks both ways, forms with files, Expect, TLS
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('node');
skip_without_command('openssl');
skip_without_command('timeout');
skip_without(shell_exec('/usr/bin/python3 -c "import httpx, h2; print(1)" 2>/dev/null') !== null, 'python3-httpx and python3-h2 are not installed (make deps)');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$body = <<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('X-Method', $request->getMethod());
    $response->end($request->server['server_protocol'] . ' ' . strlen($request->getContent()) . ' ' . md5($request->getContent()));
});
$server->handle('/form', function ($request, $response) {
    $file = $request->files['file'];
    $response->end("{$request->post['text']} {$file['name']} {$file['type']} {$file['size']} " . md5_file($file['tmp_name']));
});
$server->handle('/stream', function ($request, $response) {
    for ($i = 0; $i < 50; $i++) {
        $response->write(str_repeat('s', 10_000));
    }
    $response->end();
});
$server->handle('/empty', fn ($request, $response) => $response->status(204) && $response->end());
$server->handle('/json', fn ($request, $response) => $response->end(str_repeat('{"key":"value"}', 1000)));
PHP;
$settings = var_export($certificates->pair('server') + ['open_http2_protocol' => true], true);
$plain = serve($body);
$encrypted = serve("\$server->set($settings); $body", "'127.0.0.1', 0, true");
$names = [
    'PLAIN' => $plain->port(),
    'TLS' => $encrypted->port(),
    'CA' => $certificates->path('ca.crt'),
];
/** Runs a program of another language with our names in its environment. */
$run = function (string $command, string $program) use ($names, $certificates): string {
    file_put_contents($file = $certificates->path('program'), $program);
    foreach ($names as $name => $value) {
        putenv("$name=$value");
    }
    return (string) shell_exec("timeout 60 $command $file 2>&1");
};
echo $run('/usr/bin/python3', <<<'PYTHON'
import hashlib, http.client, os, ssl
md5 = lambda data: hashlib.md5(data).hexdigest()
trusted = ssl.create_default_context(cafile=os.environ['CA'])
for name, connection in [
    ('http.client', http.client.HTTPConnection('127.0.0.1', int(os.environ['PLAIN']), timeout=30)),
    ('http.client, TLS', http.client.HTTPSConnection('localhost', int(os.environ['TLS']), timeout=30, context=trusted)),
]:
    answers = []
    def ask(method, path, **options):
        connection.request(method, path, **options)
        response = connection.getresponse()
        data = response.read()
        answers.append((response.status, len(data)))
        return response, data
    right = []
    data = bytes(range(256)) * 4000
    right.append(ask('POST', '/', body=data)[1] == f'HTTP/1.1 {len(data)} {md5(data)}'.encode())
    pieces = [b'a' * size for size in (1, 10_000, 500_000)]
    right.append(ask('PUT', '/', body=iter(pieces), encode_chunked=True, headers={'Transfer-Encoding': 'chunked'})[1] == f'HTTP/1.1 510001 {md5(b"".join(pieces))}'.encode())
    first = connection.sock
    response, nothing = ask('HEAD', '/')
    right.append((response.getheader('Content-Length'), response.getheader('X-Method'), nothing) == ('43', 'HEAD', b''))
    right.append(ask('GET', '/stream')[1] == b's' * 500_000)
    right.append(ask('GET', '/empty')[0].status == 204)
    right.append(ask('POST', '/', body=b'more', headers={'Expect': '100-continue'})[1].startswith(b'HTTP/1.1 4 '))
    right.append(ask('GET', '/nothing-there?a=b')[0].status == 200)
    print(f'{name}:', all(right) or right, 'on one connection' if connection.sock is first else 'on several')
PYTHON);
echo $run('/usr/bin/python3', <<<'PYTHON'
import asyncio, hashlib, httpx, os, ssl
md5 = lambda data: hashlib.md5(data).hexdigest()
trusted = ssl.create_default_context(cafile=os.environ['CA'])
content = bytes(range(256)) * 2000
async def main(url, **options):
    async with httpx.AsyncClient(timeout=30, verify=trusted, **options) as client:
        right = []
        answers = await asyncio.gather(*(client.post(url, content=bytes([i]) * 40_000) for i in range(20)))
        right.append(all(a.text.endswith(f' 40000 {md5(bytes([i]) * 40_000)}') for i, a in enumerate(answers)))
        form = await client.post(url + 'form', data={'text': 'snow \u2603'}, files={'file': ('na\u00efve "name".bin', content, 'application/x-test')})
        right.append(form.text == f'snow \u2603 na\u00efve "name".bin application/x-test {len(content)} {md5(content)}')
        async with client.stream('GET', url + 'stream') as response:
            right.append(sum([len(part) async for part in response.aiter_bytes()]) == 500_000)
        packed = await client.get(url + 'json')
        right.append((packed.headers.get('content-encoding') in ('br', 'gzip', 'zstd'), len(packed.text)) == (True, 15_000))
        right.append((await client.head(url)).headers['content-length'].isdigit() and (await client.get(url + 'empty')).status_code == 204)
        print('httpx,', url[:url.index(':')] + ':', all(right) or right, packed.http_version)
port = os.environ
asyncio.run(main(f'http://127.0.0.1:{port["PLAIN"]}/'))
asyncio.run(main(f'https://localhost:{port["TLS"]}/'))
asyncio.run(main(f'https://localhost:{port["TLS"]}/', http1=False, http2=True))
PYTHON);
echo $run('node', <<<'JS'
const { PLAIN, TLS, CA } = process.env;
const ca = require('fs').readFileSync(CA);
const text = (stream, done) => {
    let got = '';
    stream.setEncoding('utf8').on('data', (part) => got += part).on('end', () => done(got));
};
const ask = (library, options, body, done) => {
    const request = library.request({ host: 'localhost', family: 4, method: 'POST', ca, ...options }, (response) => text(response, (got) => done(got, request)));
    body.forEach((part) => request.write(part));
    request.end();
};
const agent = (library) => new library.Agent({ keepAlive: true, maxSockets: 1 });
const both = (name, library, port, next) => {
    const one = agent(library);
    ask(library, { agent: one, port, path: '/' }, ['a'.repeat(1000), 'b'.repeat(200000)], (chunks, first) => {
        const before = first.socket;
        ask(library, { agent: one, port, path: '/stream', method: 'GET' }, [], (stream, request) => {
            console.log(name, chunks.split(' ').slice(0, 2).join(' '), stream.length, request.socket === before ? 'kept' : 'anew');
            one.destroy();
            next();
        });
    });
};
const overHttp2 = () => {
    const session = require('http2').connect(`https://localhost:${TLS}`, { ca });
    let left = 20, bytes = 0;
    for (let i = 0; i < 20; i++) {
        const stream = session.request({ ':path': '/stream' });
        stream.on('data', (part) => bytes += part.length).on('end', () => {
            if (--left === 0) {
                console.log('node http2, TLS:', bytes, session.alpnProtocol);
                session.close();
            }
        });
        stream.end();
    }
};
both('node http:', require('http'), PLAIN, () => both('node https:', require('https'), TLS, overHttp2));
JS);
$plain->finish();
shell_exec("curl -s -m 20 -k https://localhost:{$encrypted->port()}/--shutdown");
$encrypted->ended();
?>
--EXPECT--
http.client: True on one connection
http.client, TLS: True on one connection
httpx, http: True HTTP/1.1
httpx, https: True HTTP/1.1
httpx, https: True HTTP/2
node http: HTTP/1.1 201000 500000 kept
node https: HTTP/1.1 201000 500000 kept
node http2, TLS: 10000000 h2
