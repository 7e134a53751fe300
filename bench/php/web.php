<?php
// What a web server does beyond hello world: larger responses, compressed ones, files, uploads; over TLS with CERTIFICATES.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use function Swoole\Coroutine\run;

require __DIR__ . '/stats.php';

const FILE_BYTES = 1 << 20;
const UPLOAD_BYTES = 16 << 20;

/** 10 KB of JSON, as an API answers it. */
function records(): string
{
    $rows = array_map(fn (int $id) => [
        'id' => $id,
        'name' => "customer $id",
        'email' => "customer$id@example.com",
        'balance' => $id * 7919 % 10_000 / 100,
        'active' => $id % 3 > 0,
    ], range(1, 103));
    return substr(json_encode($rows), 0, 10_240);
}

run(function () use ($argv): void {
    $folder = (string) getenv('CERTIFICATES');
    $server = new Server('127.0.0.1', port($argv), $folder !== '');
    $settings = ['http_compression' => true, 'package_max_length' => 2 * UPLOAD_BYTES, 'open_http2_protocol' => true];
    if ($folder !== '') {
        $settings += ['ssl_cert_file' => "$folder/server.crt", 'ssl_key_file' => "$folder/server.key"];
    }
    $server->set($settings);
    $large = random_bytes(65_536);
    $json = records();
    $file = getenv('STATE') . '/file';
    file_put_contents($file, random_bytes(FILE_BYTES));
    $server->handle('/', fn (Request $request, Response $response) => $response->end("Hello World\n"));
    $server->handle('/64k', fn (Request $request, Response $response) => $response->end($large));
    $server->handle('/json', function (Request $request, Response $response) use ($json): void {
        $response->header('Content-Type', 'application/json');
        $response->end($json);
    });
    $server->handle('/file', fn (Request $request, Response $response) => $response->sendfile($file));
    $server->handle('/upload', function (Request $request, Response $response): void {
        $upload = $request->files['file'];
        $response->end($upload['error'] === 0 && $upload['size'] === UPLOAD_BYTES ? "taken\n" : 'wrong: ' . json_encode($upload));
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
