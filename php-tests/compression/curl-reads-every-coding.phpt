--TEST--
curl decodes each coding, of whole responses and of streams
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('curl');
skip_without((bool) preg_match('/brotli.*zstd/s', (string) shell_exec('curl -V')), 'curl knows neither br nor zstd');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$text = implode("\n", range(1, 20_000));
$server->handle('/', fn ($request, $response) => $response->end($text));
$server->handle('/parts', function ($request, $response) use ($text) {
    array_map($response->write(...), str_split($text, 1_000));
    $response->end('.');
});
PHP);
$text = implode("\n", range(1, 20_000));
foreach (['br', 'gzip', 'deflate', 'zstd'] as $coding) {
    $get = fn ($path) => shell_exec("curl -sS --max-time 20 --compressed -H 'Accept-Encoding: $coding' http://127.0.0.1:{$server->port()}$path");
    echo $coding, ' ', $get('/') === $text ? 'whole' : 'broken', ' ', $get('/parts') === "$text." ? 'whole' : 'broken', "\n";
}
$server->finish();
?>
--EXPECT--
br whole whole
gzip whole whole
deflate whole whole
zstd whole whole
