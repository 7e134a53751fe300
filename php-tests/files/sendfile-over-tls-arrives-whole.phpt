--TEST--
sendfile() over TLS: a file of 8 MB, a part of it and an upload arrive whole
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/form.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost,IP:127.0.0.1');
$folder = new_folder();
file_put_contents("$folder/large", $content = str_repeat(random_bytes(1 << 16), 128));
$settings = $certificates->pair('server') + ['package_max_length' => '20M', 'upload_max_filesize' => '20M'];
$server = serve('$server->set(' . var_export($settings, true) . ');' . "\$file = '$folder/large';" . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->sendfile($file));
$server->handle('/upload', fn ($request, $response) => $response->end(md5_file($request->files['f']['tmp_name'])));
$server->handle('/stop', fn ($request, $response) => $response->end('bye') && $server->shutdown());
PHP, "'127.0.0.1', 0, true");
$curl = fn (string $arguments) => shell_exec("curl -sS --max-time 20 --http1.1 --cacert {$certificates->path('ca.crt')} $arguments");
$url = "https://127.0.0.1:{$server->port()}";
var_dump($curl("$url/") === $content, $curl("-r 1000000-2000000 $url/") === substr($content, 1_000_000, 1_000_001));
var_dump($curl("-F f=@$folder/large $url/upload") === md5($content), $curl("$url/stop"));
$server->ended();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(3) "bye"
