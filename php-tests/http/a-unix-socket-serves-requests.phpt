--TEST--
Server: listens on a unix socket, reports its path, and unlinks it at the end
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    $response->end(literal(array_intersect_key($request->server, array_flip(['remote_addr', 'remote_port', 'server_addr', 'server_port'])) + [$server->port]));
});
PHP, "'unix:/" . ltrim($path, '/') . "'");
echo str_replace($path, 'PATH', $server->get('/')), "\n";
var_dump(file_exists($path));
$server->finish();
var_dump(file_exists($path));
?>
--EXPECT--
["remote_addr" => "", "remote_port" => 0, "server_addr" => "PATH", "server_port" => 0, 0 => 0]
bool(true)
bool(false)
