--TEST--
Certificates of clients: only those that the authority answers for, that are of today and made for clients; TLS 1.2 and 1.3 alike
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('timeout');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost')->sign('client', 'DNS:client')->sign('late', 'DNS:client', -1)
    ->selfSigned('alone', 'DNS:client');
$stranger = (new Certificates())->sign('strange', 'DNS:client');
foreach (['strange.crt', 'strange.key'] as $file) {
    copy($stranger->path($file), $certificates->path($file));
}
// an authority between, and a certificate that only servers may show
$new = fn (string $name) => $certificates->openssl(
    "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $name.key -out $name.csr -subj /CN=$name"
);
$sign = function (string $name, string $authority, string $extensions) use ($new, $certificates) {
    $new($name);
    file_put_contents($certificates->path("$name.ext"), $extensions);
    $certificates->openssl("x509 -req -in $name.csr -CA $authority.crt -CAkey $authority.key -CAcreateserial -out $name.crt -extfile $name.ext -days 30");
};
$sign('between', 'ca', "basicConstraints=critical,CA:TRUE\n");
$sign('below', 'between', "basicConstraints=CA:FALSE\nsubjectAltName=DNS:below\n");
$sign('servers-only', 'ca', "basicConstraints=CA:FALSE\nsubjectAltName=DNS:x\nextendedKeyUsage=serverAuth\n");
$sign('clients-only', 'ca', "basicConstraints=CA:FALSE\nsubjectAltName=DNS:x\nextendedKeyUsage=clientAuth\n");

$settings = var_export($certificates->pair('server') + ['ssl_verify_peer' => true, 'ssl_client_cert_file' => $certificates->path('ca.crt')], true);
$server = serve(<<<PHP
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    \$server->set($settings);
    \$server->handle('/', fn (\$request, \$response) => \$response->end('served'));
    PHP, "'127.0.0.1', 0, true");
/** The end of the answer, or the alert. */
$get = function (string $options, string $path = '/') use ($server, $certificates): string {
    $said = (string) shell_exec(
        "cd $certificates->folder && printf 'GET $path HTTP/1.0\\r\\n\\r\\n' 2>/dev/null | timeout 30 openssl s_client -quiet -ign_eof "
        . "-connect 127.0.0.1:{$server->port()} -CAfile ca.crt $options 2>&1"
    );
    return str_ends_with($said, 'served') ? 'served' : (preg_match('/alert ([a-z ]+):/', $said, $match) ? $match[1] : 'closed');
};
$with = fn (string $name) => "-cert $name.crt -key $name.key";
foreach ([
    'none' => '',
    'of the authority' => $with('client'),
    'for clients only' => $with('clients-only'),
    'of another authority' => $with('strange'),
    'of its own' => $with('alone'),
    'that has expired' => $with('late'),
    'for servers only' => $with('servers-only'),
    'of an authority between, with that' => $with('below') . ' -cert_chain between.crt',
    'of an authority between, without' => $with('below'),
] as $what => $options) {
    echo "$what: ", implode(', ', array_map(fn ($version) => $get("$options $version"), ['-tls1_2', '-tls1_3'])), "\n";
}
$get($with('client'), '/--shutdown');
$server->ended();
?>
--EXPECT--
none: certificate required, certificate required
of the authority: served, served
for clients only: served, served
of another authority: decrypt error, decrypt error
of its own: certificate unknown, certificate unknown
that has expired: certificate expired, certificate expired
for servers only: unsupported certificate, unsupported certificate
of an authority between, with that: served, served
of an authority between, without: unknown ca, unknown ca
