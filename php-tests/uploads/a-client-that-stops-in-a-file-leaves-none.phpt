--TEST--
A client that goes away in the middle of a file leaves nothing on the disk
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["upload_tmp_dir" => ' . var_export($folder, true) . ', "package_max_length" => "1G"]);' . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('taken'));
PHP, options: '-d upload_max_filesize=1G');
$file = part('name="f"; filename="x"', str_repeat('x', 3_000_000));
$client = $server->connect()->request(...form_head(100_000_000))->send(substr($file, 0, -10));
$end = microtime(true) + DEADLINE;
while (array_sum(array_map('filesize', glob("$folder/*"))) < 2_000_000 && microtime(true) < $end) {
    usleep(5_000);
    clearstatcache();
}
var_dump(count(glob("$folder/*")));
$client->close();
var_dump(becomes_empty($folder));
$server->finish();
?>
--EXPECT--
int(1)
bool(true)
