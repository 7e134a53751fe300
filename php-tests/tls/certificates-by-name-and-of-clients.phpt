--TEST--
A server has certificates by name, asks clients for theirs, and speaks the protocols it is told to
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

$certificates = (new Certificates())->sign("server", "DNS:localhost")->sign("first", "DNS:a.test")->sign("wild", "DNS:*.b.test")->sign("client", "DNS:client");
$settings = var_export($certificates->pair("server") + [
    "ssl_sni_certs" => ["A.test" => $certificates->pair("first"), "*.b.test" => $certificates->pair("wild")],
    "ssl_verify_peer" => true,
    "ssl_client_cert_file" => $certificates->path("ca.crt"),
    "ssl_protocols" => SWOOLE_SSL_TLSv1_3,
    "log_level" => 5,
], true);
$server = serve("Coroutine::set([\"log_level\" => SWOOLE_LOG_NONE]); \$server->set($settings); \$server->handle(\"/\", fn (\$request, \$response) => \$response->end(\"hello\"));", "\"127.0.0.1\", 0, true");
$port = $server->port();
$own = "-cert client.crt -key client.key -CAfile ca.crt";
foreach (["localhost", "a.test", "A.TEST", "x.b.test", "c.test"] as $name) {
    $shown = $certificates->openssl("s_client -connect 127.0.0.1:$port -servername $name $own");
    json($name, preg_match("/subject=CN ?= ?(\w+)/", $shown, $match) ? $match[1] : $shown);
}
$shown = $certificates->openssl("s_client -connect 127.0.0.1:$port -alpn h2,http/1.1 $own");
json(str_contains($shown, "ALPN protocol: http/1.1"), str_contains($shown, "TLSv1.3"));
$curl = "curl -s --max-time 30 --resolve a.test:$port:127.0.0.1 --cacert " . $certificates->path("ca.crt");
$with = "$curl --cert " . $certificates->path("client.crt") . " --key " . $certificates->path("client.key");
json(shell_exec("$with https://a.test:$port/"), shell_exec("$curl https://a.test:$port/"), shell_exec("$with --tls-max 1.2 https://a.test:$port/"));
shell_exec("$with https://a.test:$port/--shutdown");
$server->ended();
?>
--EXPECT--
["localhost","server"]
["a.test","first"]
["A.TEST","first"]
["x.b.test","wild"]
["c.test","server"]
[true,true]
["hello",null,null]
