--TEST--
What cannot be used of certificates and keys is an exception that names the file and what mends it
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

$certificates = (new Certificates())->sign("server", "IP:127.0.0.1")->sign("other", "IP:127.0.0.1");
$certificates->openssl("pkcs8 -topk8 -v2 aes256 -in server.key -out locked.key -passout pass:secret");
$certificates->openssl("ec -aes128 -in server.key -out old.key -passout pass:secret");
run(function () use ($certificates) {
    $server = $certificates->pair("server");
    $try = function (string $title, array $settings) use ($certificates) {
        $server = new C\Http\Server("127.0.0.1", 0, true);
        $server->set($settings);
        go(fn () => C::sleep(0.02) && $server->shutdown());
        try {
            json($title, $server->start());
        } catch (Swoole\Exception $exception) {
            json($title, str_replace($certificates->folder, "FOLDER", $exception->getMessage()), $exception->getCode());
        }
    };
    $try("right", $server);
    $try("encrypted", ["ssl_key_file" => $certificates->path("locked.key"), "ssl_passphrase" => "secret"] + $server);
    $try("wrong passphrase", ["ssl_key_file" => $certificates->path("locked.key"), "ssl_passphrase" => "guess"] + $server);
    $try("no passphrase", ["ssl_key_file" => $certificates->path("locked.key")] + $server);
    $try("old", ["ssl_key_file" => $certificates->path("old.key"), "ssl_passphrase" => "secret"] + $server);
    $try("of another", ["ssl_key_file" => $certificates->path("other.key")] + $server);
    $try("no key", ["ssl_cert_file" => $certificates->path("server.crt")]);
    $try("nothing", ["package_max_length" => 1000]);
    $try("missing", ["ssl_cert_file" => $certificates->path("missing.crt")] + $server);
    $try("no key in it", ["ssl_key_file" => $certificates->path("server.crt")] + $server);
    $try("no certificate in it", ["ssl_cert_file" => $certificates->path("server.key")] + $server);
    $try("versions", ["ssl_protocols" => SWOOLE_SSL_TLSv1] + $server);
    $try("a depth", ["ssl_verify_depth" => 256] + $server);
    $try("no names", ["ssl_sni_certs" => "example.org"] + $server);
    $try("no pair", ["ssl_sni_certs" => ["example.org" => "server.crt"]] + $server);
    $try("half a pair", ["ssl_sni_certs" => ["example.org" => ["ssl_cert_file" => $certificates->path("server.crt")]]] + $server);
});
?>
--EXPECT--
["right",true]
["encrypted",true]
["wrong passphrase","ssl key file[FOLDER\/locked.key] cannot be decrypted: ssl_passphrase is wrong, or the encryption is one that is not supported; it is converted by: openssl pkcs8 -topk8 -v2 aes256 -in FOLDER\/locked.key -out FOLDER\/locked.key.pk8",505]
["no passphrase","ssl key file[FOLDER\/locked.key] is encrypted: ssl_passphrase is missing",505]
["old","ssl key file[FOLDER\/old.key] is encrypted in the old way of PEM, which is not supported; it is converted by: openssl pkcs8 -topk8 -v2 aes256 -in FOLDER\/old.key -out FOLDER\/old.key.pk8",505]
["of another","ssl key file[FOLDER\/other.key] is not the key of ssl cert file[FOLDER\/server.crt]; these two are to be equal: openssl pkey -in FOLDER\/other.key -pubout; openssl x509 -in FOLDER\/server.crt -pubkey -noout",505]
["no key","ssl require key file: ssl_key_file is missing",505]
["nothing","ssl require cert file: ssl_cert_file is missing",505]
["missing","ssl cert file[FOLDER\/missing.crt] cannot be read: No such file or directory (os error 2)",505]
["no key in it","ssl key file[FOLDER\/server.crt] has no private key in PEM (no items found); one is made of others by: openssl pkcs8 -topk8 -nodes -in FOLDER\/server.crt -out FOLDER\/server.crt.pk8",505]
["no certificate in it","ssl cert file[FOLDER\/server.key] has no certificate in PEM; a DER file is converted by: openssl x509 -inform der -in FOLDER\/server.key -out FOLDER\/server.key.pem",505]
["versions","ssl_protocols allows none of the versions there are: SWOOLE_SSL_TLSv1_2, SWOOLE_SSL_TLSv1_3",505]
["a depth","ssl_verify_depth must be a number from 0 to 255",505]
["no names","ssl_sni_certs must be an array by host name, such as ['example.org' => ['ssl_cert_file' => ..., 'ssl_key_file' => ...]]",505]
["no pair","ssl_sni_certs must be an array by host name, such as ['example.org' => ['ssl_cert_file' => ..., 'ssl_key_file' => ...]]",505]
["half a pair","ssl require key file: ssl_key_file is missing",505]
