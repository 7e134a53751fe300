--TEST--
A plain request to a TLS port is closed and logged, and others are served on
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign("server", "DNS:localhost");
$settings = var_export($certificates->pair("server"), true);
$server = serve("\$server->set($settings); \$server->handle(\"/\", fn (\$request, \$response) => \$response->end(\"served\"));", "\"127.0.0.1\", 0, true");
$port = $server->port();
json(str_contains($server->connect()->request("GET / HTTP/1.1", "Host: x")->rest(), "HTTP/"));
echo preg_replace("/^\[.*?\]\t|127.0.0.1:\d+/", "", $server->line()), "\n";
$curl = "curl -s --max-time 30 --cacert " . $certificates->path("ca.crt");
echo shell_exec("$curl https://localhost:$port/"), "\n";
shell_exec("$curl https://localhost:$port/--shutdown");
$server->ended();
?>
--EXPECT--
false
WARNING	bad SSL client[], error_string=received corrupt message of type InvalidContentType
served
