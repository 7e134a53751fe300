--TEST--
The server speaks HTTP over TLS, large bodies and kept connections included
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
$server = serve(<<<PHP
    json_encode(\$server->settings) === "{\"open_ssl\":true}" && \$server->ssl || print("not TLS\n");
    \$server->set($settings);
    \$server->handle("/", fn (\$request, \$response) => \$response->end(strlen(\$request->getContent()) . " " . md5(\$request->getContent())));
    \$server->handle("/large", fn (\$request, \$response) => \$response->end(str_repeat("0123456789", 1_000_000)));
    PHP, "\"127.0.0.1\", 0, true");
$port = $server->port();
file_put_contents($upload = $certificates->path("upload"), $bytes = random_bytes(1_500_000));
$curl = fn (string $arguments) => shell_exec("curl -s --max-time 30 --cacert " . $certificates->path("ca.crt") . " $arguments 2>&1");
json($curl("--data-binary @$upload https://localhost:$port/") === "1500000 " . md5($bytes));
json(md5($curl("https://localhost:$port/large")) === md5(str_repeat("0123456789", 1_000_000)));
json($curl("https://localhost:$port/ https://localhost:$port/ -o /dev/null -o /dev/null -w \"%{http_code} %{num_connects} \""));
json($curl("--tlsv1.2 --tls-max 1.2 https://localhost:$port/"), $curl("--tlsv1.3 https://localhost:$port/"));
$curl("https://localhost:$port/--shutdown");
$server->ended();
?>
--EXPECT--
true
true
"200 1 200 0 "
["0 d41d8cd98f00b204e9800998ecf8427e","0 d41d8cd98f00b204e9800998ecf8427e"]
