--TEST--
A part's Swoole-Upload-File header is an unknown one: no file of the server's is shown or removed
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$victim = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(json_encode([$request->post, count($request->tmpfiles), file_get_contents($request->files['f']['tmp_name'])])));
PHP);
$head = "Swoole-Upload-File: $victim\r\n";
foreach (["{$head}Content-Disposition: form-data; name=f; filename=x\r\n", "Content-Disposition: form-data; name=f; filename=x\r\n$head"] as $lines) {
    echo post_form($server, '--' . BOUNDARY . "\r\n$lines\r\nmine\r\n")->body(), "\n";
}
$server->finish();
var_dump(file_exists($victim));
unlink($victim);
?>
--EXPECT--
[null,1,"mine"]
[null,1,"mine"]
bool(true)
