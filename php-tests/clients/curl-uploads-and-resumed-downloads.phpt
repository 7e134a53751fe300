--TEST--
curl uploads 500 MB, and 50 MB over TLS and HTTP/2, while memory stays flat, and resumes downloads over every protocol
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('curl');
skip_without_command('openssl');
if (disk_free_space(sys_get_temp_dir()) < 1e9) die('skip no room for temporary files');
?>
--FILE--
<?php
require __DIR__ . '/../support/form.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$folder = new_folder();
$download = $certificates->path('download');
file_put_contents($download, random_bytes(3_000_000));
$body = '$download = ' . var_export($download, true) . ';' . <<<'PHP'
$memory = function () {
    preg_match('/VmHWM:\s*(\d+)/', file_get_contents('/proc/self/status'), $match);
    return [intdiv((int) $match[1], 1024), intdiv(memory_get_peak_usage(), 1024)];
};
$server->handle('/memory', fn ($request, $response) => $response->end(json_encode($memory())));
$server->handle('/form', function ($request, $response) use ($memory) {
    $file = $request->files['file'];
    $end = file_get_contents($file['tmp_name'], offset: $file['size'] - 3);
    $response->end(json_encode([$file['size'], $end, ...$memory()]));
});
$server->handle('/body', function ($request, $response) use ($memory) {
    // before getContent(), which takes the whole of it into memory
    $then = $memory();
    $body = $request->getContent();
    $response->end(json_encode([strlen($body), substr($body, -3), ...$then]));
});
$server->handle('/download', fn ($request, $response) => $response->sendfile($download));
PHP;
$limits = ['package_max_length' => '1G', 'upload_tmp_dir' => $folder, 'open_http2_protocol' => true];
$settings = var_export($limits + $certificates->pair('server'), true);
$options = '-d upload_max_filesize=1G -d memory_limit=1G';
$plain = serve("\$server->set(" . var_export($limits, true) . "); $body", options: $options);
$encrypted = serve("\$server->set($settings); $body", "'127.0.0.1', 0, true", $options);
$curl = fn (string $arguments) => trim(shell_exec("curl -sS -m 60 --cacert {$certificates->path('ca.crt')} $arguments 2>&1") ?? '');

/** A file with a hole: its bytes come from no disk. */
$sparse = function (int $megabytes) use ($certificates): string {
    $file = fopen($path = $certificates->path("sparse$megabytes"), 'w');
    fseek($file, ($megabytes << 20) - 3);
    fwrite($file, 'end');
    fclose($file);
    return $path;
};
[$large, $small] = [$sparse(500), $sparse(50)];
$http = "http://127.0.0.1:{$plain->port()}";
$https = "https://localhost:{$encrypted->port()}";
foreach ([
    'a form' => [$http, $large, "-F file=@$large $http/form"],
    'a form over TLS and HTTP/2' => [$https, $small, "--http2 -F file=@$small $https/form"],
    'a body in chunks over TLS' => [$https, $small, "--http1.1 -T - $https/body < $small"],
    'a body over HTTP/2' => [$http, $small, "--http2-prior-knowledge -T $small $http/body"],
] as $what => [$url, $file, $upload]) {
    [$resident, $heap] = json_decode($curl("$url/memory"));
    [$size, $end, $residentThen, $heapThen] = json_decode($answer = $curl($upload)) ?? [$answer, '', 0, 0];
    echo "$what: ", $size === filesize($file) && $end === 'end' ? 'whole' : "broken: $answer", ', ';
    echo $residentThen - $resident < 32 ? 'resident memory flat' : ($residentThen - $resident) . ' MB more', ', ';
    echo $heapThen - $heap < 1024 ? 'PHP heap flat' : ($heapThen - $heap) . ' KB more of PHP heap', "\n";
}
echo 'left on the disk: ', becomes_empty($folder) ? 'nothing' : 'something', "\n";

$trace = $curl("-v -o /dev/null -H 'Expect: 100-continue' -F file=@$download $http/form");
echo 'Expect: ', preg_match('/< HTTP\/1.1 100 Continue.*< HTTP\/1.1 200 OK/s', $trace) ? '100, then 200' : $trace, "\n";

$part = $certificates->path('part');
foreach (['HTTP/1.1' => [$http, ''], 'HTTP/2' => [$http, '--http2-prior-knowledge'], 'TLS' => [$https, '--http1.1'], 'HTTP/2 over TLS' => [$https, '--http2']] as $what => [$url, $option]) {
    foreach ([0, 1, 1_234_567, 2_999_999] as $there) {
        file_put_contents($part, substr(file_get_contents($download), 0, $there));
        $code = $curl("$option -C - -o $part -w '%{http_code}' $url/download");
        echo $there === 0 ? "$what: " : ', ', $code, ' ', md5_file($part) === md5_file($download) ? 'whole' : 'broken';
    }
    echo "\n";
}
$plain->finish();
$curl("-o /dev/null $https/--shutdown");
$encrypted->ended();
?>
--EXPECT--
a form: whole, resident memory flat, PHP heap flat
a form over TLS and HTTP/2: whole, resident memory flat, PHP heap flat
a body in chunks over TLS: whole, resident memory flat, PHP heap flat
a body over HTTP/2: whole, resident memory flat, PHP heap flat
left on the disk: nothing
Expect: 100, then 200
HTTP/1.1: 200 whole, 206 whole, 206 whole, 206 whole
HTTP/2: 200 whole, 206 whole, 206 whole, 206 whole
TLS: 200 whole, 206 whole, 206 whole, 206 whole
HTTP/2 over TLS: 200 whole, 206 whole, 206 whole, 206 whole
