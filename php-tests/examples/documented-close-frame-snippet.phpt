--TEST--
The documented snippet tells the client why, then closes
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_examples();
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/namespace.inc';
$snippet = preg_replace('/^<\?php\s*/', '', file_get_contents(examples_folder() . '/close-frame-snippet.php'));
$server = serve("\$server->handle('/', function (\$request, \$ws) {\n\$ws->upgrade();\n$snippet\n});");
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 1000 "close", end of connection
