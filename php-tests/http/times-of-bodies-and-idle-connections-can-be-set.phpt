--TEST--
http_body_timeout ends a body that pauses with 408, http_keepalive_timeout an idle connection silently; each leaves the other alone
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handler = '$server->handle("/", fn ($request, $response) => $response->end("served " . $request->getContent()));';
$server = serve("\$server->set(['http_body_timeout' => 0.2, 'http_keepalive_timeout' => 0]);" . $handler);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 5');
echo $client->send('abc')->status(), ', ', $client->ending(), "\n";
$client = $server->connect();
usleep(400_000);
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
usleep(400_000);
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();

$server = serve("\$server->set(['http_keepalive_timeout' => 0.2]);" . $handler);
echo 'new: ', $server->connect()->ending(), "\n";
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test');
echo $client->body(), ', ', $client->ending(), "\n";
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 5')->send('abc');
usleep(500_000);
echo $client->send('de')->body(), "\n";
$server->finish();

$server = serve("try {\$server->set(['http_body_timeout' => 'long']); \$server->start(); } catch (Swoole\Exception \$e) { echo \$e->getMessage(), \"\\n\"; }
    \$server->set(['http_body_timeout' => 1]);");
$server->finish();
?>
--EXPECT--
HTTP/1.1 408 Request Timeout, closed
served 
served 
new: closed
served , closed
served abcde
http_body_timeout must be a number of seconds, or 0 to switch it off
