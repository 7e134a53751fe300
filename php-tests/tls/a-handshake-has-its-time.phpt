--TEST--
A handshake that does not come to its end in time is closed, however its bytes drip, and nobody waits for it
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

const CLIENTS = 30;

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
$settings = var_export(['ssl_handshake_timeout' => 1.0, 'close_timeout' => 0.5] + $certificates->pair('server'), true);
$server = serve(<<<PHP
\$server->set($settings);
\$server->handle('/', fn (\$request, \$response) => \$response->end('hello'));
PHP, "'127.0.0.1', 0, true");
$port = $server->port();
$context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]]);
$get = function (string $path) use ($port, $context) {
    $stream = stream_socket_client("ssl://127.0.0.1:$port", context: $context, timeout: 30);
    fwrite($stream, "GET $path HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    return substr(stream_get_contents($stream), -5);
};
// one whose handshake stands has the time of an idle connection
$idle = stream_socket_client("ssl://127.0.0.1:$port", context: $context, timeout: 30);
$slow = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $slow[] = $server->connect()->send($i % 2 ? "\x16\x03\x01\x01\x00\x01\x00\x00\xfc\x03\x03" : '');
}
$began = microtime(true);
$closed = 0;
while ($slow && microtime(true) - $began < 30) {
    foreach ($slow as $i => $client) {
        @fwrite($client->stream, $i % 2 ? 'x' : '');
        stream_set_blocking($client->stream, false);
        if (@fread($client->stream, 100) === '' && feof($client->stream)) {
            $closed++;
            unset($slow[$i]);
        }
    }
    usleep(50_000);
}
echo $closed === CLIENTS ? "all closed\n" : "$closed closed\n";
echo $get('/'), "\n";
fwrite($idle, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
echo substr(stream_get_contents($idle), -5), "\n";
$get('/--shutdown');
$printed = preg_replace('/^\[[^\]]*\]\t|:\d+(?=\])/m', '', $server->child()->output());
echo count(array_unique(explode("\n", trim($printed)))), ' kind of line: ', strtok($printed, "\n"), "\n";
?>
--EXPECT--
all closed
hello
hello
1 kind of line: WARNING	bad SSL client[127.0.0.1], error_string=handshake timed out
