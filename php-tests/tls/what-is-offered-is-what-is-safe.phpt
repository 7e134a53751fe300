--TEST--
What a TLS server offers: versions, ciphers and groups that are safe, no renegotiation, compression, downgrade or early data; tickets, and the protocols above
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('timeout');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$settings = var_export($certificates->pair('server') + ['open_http2_protocol' => true], true);
$start = fn () => serve(<<<PHP
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    \$server->set($settings);
    PHP, "'127.0.0.1', 0, true");
$server = $start();
/** What openssl says of a connection; $input is what is typed meanwhile. */
$connect = function (string $options, string $input = '') use (&$server, $certificates): string {
    $to = "-connect 127.0.0.1:{$server->port()} -CAfile ca.crt";
    $typed = $input === '' ? '</dev/null' : '';
    $before = $input === '' ? '' : "(sleep 0.3; echo $input; sleep 0.5) | ";
    return (string) shell_exec("cd $certificates->folder && {$before}timeout 30 openssl s_client $to $options $typed 2>&1");
};
/** The cipher that was agreed on, or why there is none. */
$agreed = function (string $options) use ($connect): string {
    $said = $connect($options);
    if (preg_match('/^(?:New|Reused), (TLSv[\d.]+), Cipher is ([\w-]+)$/m', $said, $match)) {
        return "$match[1] $match[2]";
    }
    return preg_match('~:(?:sslv3 |tlsv1 |ssl/tls )?alert ([a-z ]+):~', $said, $match) ? $match[1] : 'refused';
};

echo "versions\n";
foreach (['-tls1', '-tls1_1', '-tls1_2', '-tls1_3'] as $version) {
    echo "  $version: ", $agreed("$version -cipher ALL:@SECLEVEL=0"), "\n";
}
echo "ciphers of TLS 1.2, of all that openssl has\n";
for ($not = '', $found = []; !isset($found[$cipher = $agreed("-tls1_2 -cipher ALL:COMPLEMENTOFALL$not:@SECLEVEL=0")]) && str_starts_with($cipher, 'TLSv1.2 ');) {
    $found[$cipher] = true;
    $not .= ':!' . substr($cipher, 8);
}
ksort($found);
echo '  ', implode("\n  ", array_keys($found)), "\n  no others: $cipher\n";
echo "ciphers of TLS 1.3\n";
foreach (['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'] as $cipher) {
    echo "  $cipher: ", str_starts_with($agreed("-tls1_3 -ciphersuites $cipher"), 'TLS') ? 'taken' : 'refused', "\n";
}
echo "groups\n";
foreach (['X25519', 'P-256', 'P-384', 'P-521', 'X448', 'ffdhe2048', 'secp256k1'] as $group) {
    echo "  $group: ", str_starts_with($agreed("-groups $group"), 'TLS') ? 'taken' : 'refused', "\n";
}
echo 'signatures by SHA-1: ', $agreed('-tls1_2 -sigalgs ECDSA+SHA1 -cipher DEFAULT:@SECLEVEL=0'), "\n";

$said = $connect('-tls1_2', 'R');
echo 'renegotiation: ', str_contains($said, 'Secure Renegotiation IS supported') ? 'bound to the connection' : 'not bound', ', ';
echo str_contains($said, 'no renegotiation') ? 'and refused' : 'and not refused', "\n";
$said = $connect('-tls1_2 -comp -status');
echo 'compression: ', preg_match('/^Compression: (\w+)/m', $said, $match) ? $match[1] : '', "\n";
echo 'stapled status: ', preg_match('/OCSP response: no (OCSP )?response (sent|received)/', $said) ? 'none' : 'some', "\n";
echo 'a client that has fallen back to TLS 1.2: ', str_contains($connect('-tls1_2 -fallback_scsv'), 'inappropriate fallback') ? 'is told' : 'is not told', "\n";
preg_match_all('/TLS server extension "([\w ]+)"/', $connect('-tls1_2 -tlsextdebug'), $match);
sort($match[1]);
echo 'extensions: ', implode(', ', $match[1]), "\n";

echo "protocols above\n";
foreach (['h2', 'http/1.1', 'http/1.1,h2', 'spdy/1,http/1.1', 'spdy/1'] as $offer) {
    $said = $connect("-alpn $offer");
    echo "  $offer: ", preg_match('/ALPN protocol: (\S+)/', $said, $match) ? $match[1] : (str_contains($said, 'no application protocol') ? 'refused' : 'none'), "\n";
}
echo "tickets\n";
$session = '-sess_out session';
foreach (['-tls1_2', '-tls1_3'] as $version) {
    $said = $connect("$version $session", 'Q');
    $early = preg_match('/Max Early Data: (\d+)/', $said, $match) ? ", early data: $match[1]" : '';
    $resumed = str_contains($connect("$version -sess_in session", 'Q'), "\nReused, ");
    echo "  $version: ", $resumed ? 'resumed' : 'not resumed', "$early\n";
}
$stop = fn () => $connect('-quiet', '"GET /--shutdown HTTP/1.0\r\n\r"');
$stop();
$server->ended();
$server = $start();
echo '  of another process: ', str_contains($connect('-tls1_3 -sess_in session', 'Q'), "\nNew, ") ? 'a whole handshake' : 'refused', "\n";
$stop();
$server->ended();
?>
--EXPECT--
versions
  -tls1: handshake failure
  -tls1_1: handshake failure
  -tls1_2: TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384
  -tls1_3: TLSv1.3 TLS_AES_256_GCM_SHA384
ciphers of TLS 1.2, of all that openssl has
  TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256
  TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384
  TLSv1.2 ECDHE-ECDSA-CHACHA20-POLY1305
  no others: handshake failure
ciphers of TLS 1.3
  TLS_AES_128_GCM_SHA256: taken
  TLS_AES_256_GCM_SHA384: taken
  TLS_CHACHA20_POLY1305_SHA256: taken
  TLS_AES_128_CCM_SHA256: refused
  TLS_AES_128_CCM_8_SHA256: refused
groups
  X25519: taken
  P-256: taken
  P-384: taken
  P-521: refused
  X448: refused
  ffdhe2048: refused
  secp256k1: refused
signatures by SHA-1: handshake failure
renegotiation: bound to the connection, and refused
compression: NONE
stapled status: none
a client that has fallen back to TLS 1.2: is told
extensions: extended master secret, renegotiation info, session ticket
protocols above
  h2: h2
  http/1.1: http/1.1
  http/1.1,h2: h2
  spdy/1,http/1.1: http/1.1
  spdy/1: refused
tickets
  -tls1_2: resumed
  -tls1_3: resumed, early data: 0
  of another process: a whole handshake
