--TEST--
HTTP/1.1: no 100 comes before a 413
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => 1000]);
PHP);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 5000', 'Expect: 100-continue');
echo $client->status(), "\n", $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large
closed
