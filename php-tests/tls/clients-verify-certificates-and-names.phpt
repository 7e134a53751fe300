--TEST--
A client believes authorities, or the certificate itself, and only for the server's name
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

C::set(["log_level" => SWOOLE_LOG_NONE]);
$certificates = (new Certificates())->sign("server", "DNS:localhost,IP:127.0.0.1")->sign("elsewhere", "DNS:example.test")
    ->sign("late", "IP:127.0.0.1", -1)->selfSigned("alone", "DNS:localhost,IP:127.0.0.1");
run(function () use ($certificates) {
    $authority = ["ssl_cafile" => $certificates->path("ca.crt")];
    $port = tls_echo($certificates->pair("server"));
    echo "an authority that is known\n";
    tls_connect($port, $authority);
    tls_connect($port, $authority, "localhost");
    tls_connect($port, ["ssl_capath" => $certificates->folder]);
    echo "the authorities of the system\n";
    tls_connect($port, []);
    echo "not verified\n";
    tls_connect($port, ["ssl_verify_peer" => false]);
    echo "another name\n";
    $port = tls_echo($certificates->pair("elsewhere"));
    tls_connect($port, $authority);
    tls_connect($port, $authority + ["ssl_host_name" => "example.test"]);
    echo "expired\n";
    tls_connect(tls_echo($certificates->pair("late")), $authority);
    echo "self-signed\n";
    $port = tls_echo($certificates->pair("alone"));
    tls_connect($port, $authority);
    tls_connect($port, $authority + ["ssl_allow_self_signed" => true]);
    tls_connect($port, ["ssl_cafile" => $certificates->path("alone.crt")]);
    tls_connect($port, ["ssl_cafile" => $certificates->path("alone.crt"), "ssl_host_name" => "example.test"]);
    echo "no authority at all\n";
    tls_connect($port, ["ssl_cafile" => "/nonexistent.crt"]);
});
?>
--EXPECT--
an authority that is known
[true,5,"hello"]
[true,5,"hello"]
[true,5,"hello"]
the authorities of the system
[false,1014,"SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself"]
not verified
[true,5,"hello"]
another name
[false,1014,"SSL verify failed: it is not for this host: ssl_host_name says which name the server has"]
[true,5,"hello"]
expired
[false,1014,"SSL verify failed: it has expired"]
self-signed
[false,1014,"SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself"]
[true,5,"hello"]
[true,5,"hello"]
[false,1014,"SSL verify failed: it is not for this host: ssl_host_name says which name the server has"]
no authority at all
[false,1018,"ssl_cafile[\/nonexistent.crt] cannot be read: No such file or directory (os error 2)"]
