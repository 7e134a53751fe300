--TEST--
sendfile(): a client that reads slowly gets 256 MB from the kernel's cache while others are served, and no memory is taken; one that goes away makes it false
--SKIPIF--
<?php
if (disk_free_space(sys_get_temp_dir()) < 600e6) die('skip no room for temporary files');
?>
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$file = fopen("$folder/large", 'w');
ftruncate($file, 256 << 20);
fwrite($file, 'begin');
$server = serve("\$file = '$folder/large';" . <<<'PHP'
$server->handle('/', fn ($request, $response) => print(literal($response->sendfile($file)) . ' ' . swoole_last_error() . "\n"));
$server->handle('/memory', function ($request, $response) {
    preg_match('/VmHWM:\s*(\d+)/', file_get_contents('/proc/self/status'), $match);
    $response->end($match[1]);
});
PHP);
$before = (int) $server->get('/memory');
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Connection: close');
$client->readUntil("\r\n\r\n");
var_dump($client->read(5));
$served = 0;
for ($left = (256 << 20) - 5; $left > 0; $left -= $length) {
    $length = min($left, 16 << 20);
    $client->read($length);
    $served += (int) ($server->get('/memory') > 0);
}
var_dump($served, $client->ending(), $server->line(), $server->get('/memory') - $before < 8_192);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$client->read(1 << 20);
$client->close();
[$result, $code] = explode(' ', $server->line());
var_dump($result, in_array((int) $code, [32, 104], true));
$server->finish();
?>
--EXPECT--
string(5) "begin"
int(16)
string(6) "closed"
string(6) "true 0"
bool(true)
string(5) "false"
bool(true)
