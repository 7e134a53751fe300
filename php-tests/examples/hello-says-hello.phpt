--TEST--
examples/hello.php
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/namespace.inc';
// any free port will do for a test
$server = new Child(str_replace('9501', '0', file_get_contents(dirname(__DIR__, 2) . '/examples/hello.php')));
preg_match('~http://([^/]+)/~', $server->line(), $match);
$client = new Client("tcp://$match[1]");
echo $client->request('GET /you HTTP/1.1', 'Host: a')->body(), $client->request('GET / HTTP/1.1', 'Host: a')->body();
?>
--EXPECT--
Hello, you!
Hello, world!
