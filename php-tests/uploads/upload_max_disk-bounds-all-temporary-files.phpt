--TEST--
upload_max_disk: a body that can never fit answers 413, one that finds it taken 507, and both are logged
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["upload_max_disk" => "1M", "package_max_length" => "10M", "upload_tmp_dir" => ' . var_export($folder, true) . ']);' . <<<'PHP'
$held = [];
$server->handle('/', function ($request, $response) use (&$held) {
    $held[] = $request;
    $response->end('kept');
});
$server->handle('/free', function ($request, $response) use (&$held) {
    $held = [];
    $response->end('free');
});
PHP);
$file = fn (int $bytes) => part('name="f"; filename="x"', str_repeat('x', $bytes));
echo post_form($server, $file(700_000))->body(), "\n";
echo post_form($server, $file(700_000))->status(), "\n";
echo $server->get('/free'), ' ', post_form($server, $file(700_000))->body(), "\n";
echo $server->get('/free'), ' ', post_form($server, $file(1_100_000))->status(), "\n";
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 9000000')->send(str_repeat('x', 6_000_000));
echo $client->status(), "\n";
echo log_text($server->finished());
var_dump(becomes_empty($folder));
?>
--EXPECT--
kept
HTTP/1.1 507 Insufficient Storage
free kept
free HTTP/1.1 413 Payload Too Large
HTTP/1.1 413 Payload Too Large
WARNING	the bodies of requests take all that upload_max_disk allows: refused with 507
bool(true)
