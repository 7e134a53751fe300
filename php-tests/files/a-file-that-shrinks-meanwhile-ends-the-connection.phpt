--TEST--
A file that becomes shorter while it is sent ends its connection: nobody takes a part for the whole, and the server goes on
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$file = fopen("$folder/large", 'w');
ftruncate($file, 64 << 20);
$server = serve("\$file = '$folder/large';" . <<<'PHP'
$server->handle('/', fn ($request, $response) => print(($response->sendfile($file) ? 'sent' : 'failed') . "\n"));
$server->handle('/alive', fn ($request, $response) => $response->end('alive'));
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$client->readUntil("\r\n\r\n");
$client->read(1 << 20);
ftruncate($file, 0);
var_dump(strlen($client->rest()) < 63 << 20);
echo $server->line(), ' ', $server->get('/alive'), "\n";
$server->finish();
?>
--EXPECT--
bool(true)
failed alive
