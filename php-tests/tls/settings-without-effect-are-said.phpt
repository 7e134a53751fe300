--TEST--
Of TLS' settings each has an effect, or the log says that it has none
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
$settings = var_export($certificates->pair('server') + [
    'ssl_verify_peer' => false, 'ssl_handshake_timeout' => 3, 'ssl_protocols' => SWOOLE_SSL_TLSv1_3, 'ssl_verify_depth' => 3,
    'ssl_ecdh_curve' => 'auto', 'ssl_dhparam' => '/a.pem', 'ssl_grease' => 1, 'ssl_compress' => true,
    'ssl_cert_fil' => 'a.pem', 'ssl_ciphers' => 'ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_128_GCM_SHA256:RC4-MD5',
], true);
$server = serve(<<<PHP
\$server->set($settings);
Coroutine::create(function () use (\$server) {
    Coroutine::sleep(0.01);
    \$server->shutdown();
});
PHP, "'127.0.0.1', 0, true");
echo preg_replace('/^\[[^\]]*\]\t/m', '', $server->child()->output());
?>
--EXPECT--
WARNING	Server::start(): the setting 'ssl_cert_fil' has no effect: its name is not known
WARNING	Server::start(): ssl_ecdh_curve has no effect: what is safe is chosen without it
WARNING	Server::start(): ssl_dhparam has no effect: what is safe is chosen without it
WARNING	Server::start(): ssl_compress has no effect: what is safe is chosen without it
WARNING	Server::start(): ssl_grease has no effect: what is safe is chosen without it
WARNING	Server::start(): ssl_ciphers: RC4-MD5 names nothing that there is here; it is left out
