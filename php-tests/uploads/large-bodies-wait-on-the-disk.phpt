--TEST--
A large body that is no form arrives through the disk, and getContent() has it whole
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["package_max_length" => "100M", "upload_tmp_dir" => ' . var_export($folder, true) . ']);' . <<<'PHP'
$server->handle('/', function ($request, $response) {
    $sums = [md5($request->getContent()), md5($request->rawContent()), strlen($request->getData())];
    $response->end(json_encode([...$sums, count($request->post ?? [])]));
});
PHP);
$body = 'a=' . str_repeat('0123456789abcdef', 1 << 20);
foreach (['text/plain', 'application/x-www-form-urlencoded'] as $type) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', "Content-Type: $type", 'Content-Length: ' . strlen($body));
    $client->send(substr($body, 0, 9_000_000));
    $end = microtime(true) + DEADLINE;
    while (glob("$folder/*") === [] && microtime(true) < $end) {
        usleep(5_000);
    }
    echo count(glob("$folder/*")), ' file, ';
    [$content, $raw, $data, $fields] = json_decode($client->send(substr($body, 9_000_000))->body());
    var_dump($content === md5($body) && $raw === $content && $data > strlen($body), $fields);
}
$server->finish();
var_dump(becomes_empty($folder));
?>
--EXPECT--
1 file, bool(true)
int(0)
1 file, bool(true)
int(1)
bool(true)
