--TEST--
A file of 64 MB arrives whole, in chunks too, and the server's memory stays as it is
--SKIPIF--
<?php
if (disk_free_space(sys_get_temp_dir()) < 300e6) die('skip no room for temporary files');
?>
--FILE--
<?php
require __DIR__ . '/../support/form.inc';
ini_set('memory_limit', -1);

$server = serve('$server->set(["package_max_length" => "1G"]);' . <<<'PHP'
$server->handle('/', function ($request, $response) {
    $file = $request->files['f'];
    preg_match('/VmHWM:\s*(\d+)/', file_get_contents('/proc/self/status'), $match);
    $response->end(json_encode([$file['error'], $file['size'], md5_file($file['tmp_name']), $match[1], memory_get_peak_usage()]));
});
PHP, options: '-d upload_max_filesize=1G');
$memory = fn () => json_decode(post_form($server, part('name="f"; filename="x"', 'x'))->body())[3];
$before = $memory();
$content = random_bytes(1 << 20);
$content = str_repeat($content, 64);
$form = form(part('name="f"; filename="x"', $content));
foreach (['Content-Length: ' . strlen($form), 'Transfer-Encoding: chunked'] as $framing) {
    $client = $server->connect()->request(...[...array_slice(form_head(0), 0, 3), $framing]);
    if ($framing[0] === 'C') {
        $client->send($form);
    } else {
        for ($at = 0; $at < strlen($form); $at += 1_000_001) {
            $chunk = substr($form, $at, 1_000_001);
            $client->send(dechex(strlen($chunk)) . "\r\n$chunk\r\n");
        }
        $client->send("0\r\n\r\n");
    }
    [$error, $size, $sum, $after, $peak] = json_decode($client->body());
    var_dump([$error, $size, $sum] === [0, 64 << 20, md5($content)], $after - $before < 16_384, $peak < 4 << 20);
}
$server->finish();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
