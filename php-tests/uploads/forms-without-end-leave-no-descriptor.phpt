--TEST--
Forms that end or break off inside a file leave no descriptor open, and no file
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["upload_tmp_dir" => ' . var_export($folder, true) . ']);' . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('taken'));
$server->handle('/descriptors', fn ($request, $response) => $response->end((string) count(scandir('/proc/self/fd'))));
PHP);
$broken = part('name="a"', '1') . substr(part('name="f"; filename="x"', str_repeat('x', 100_000)), 0, -2);
$try = function () use ($server, $broken) {
    $whole = $server->connect()->request(...form_head(strlen($broken)))->send($broken);
    $statuses[] = $whole->status() . ' ' . $whole->ending();
    $server->connect()->request(...form_head(strlen($broken) + 1))->send($broken)->close();
    $half = $server->connect()->request(...form_head(strlen($broken) + 1))->send($broken)->halfClose();
    return [...$statuses, $half->ending()];
};
// what stays open for good is there after the first ones
$answers = $try();
$before = becomes_empty($folder) ? $server->get('/descriptors') : 'files were left';
for ($i = 0; $i < 20; $i++) {
    $answers = array_unique([...$answers, ...$try()]);
}
echo implode("\n", $answers), "\n";
var_dump(becomes_empty($folder));
// a connection that is just going has its own
for ($end = microtime(true) + DEADLINE; ($after = $server->get('/descriptors')) > $before && microtime(true) < $end; usleep(10_000));
echo $after <= $before ? 'no more descriptors than before' : "$before descriptors became $after", "\n";
$server->finished();
?>
--EXPECT--
HTTP/1.1 400 Bad Request closed
closed
bool(true)
no more descriptors than before
