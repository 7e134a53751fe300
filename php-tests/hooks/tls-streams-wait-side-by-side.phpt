--TEST--
TLS suspends in handshakes, reads and writes; certificates are verified as PHP does
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$tls = new LateServer('https');
$silent = new LateServer('silent');
$context = fn (array $more = []) => stream_context_create(['ssl' => $more + ['cafile' => $tls->certificate]]);
side_by_side([
    'https' => fn () => file_get_contents("https://localhost:$tls->port/" . WAIT, false, $context()),
    'tls://' => function () use ($tls, $context) {
        $stream = stream_socket_client("tls://localhost:$tls->port", context: $context());
        fwrite($stream, 'GET /' . WAIT . " HTTP/1.0\r\n\r\n");
        return trim(fgets($stream));
    },
    'enable_crypto' => function () use ($tls, $context) {
        $stream = stream_socket_client("tcp://127.0.0.1:$tls->port", context: $context(['peer_name' => 'localhost']));
        $enabled = stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
        fwrite($stream, 'GET /' . WAIT . " HTTP/1.0\r\n\r\n");
        return [$enabled, trim(fgets($stream))];
    },
    'a peer that is silent' => fn () => @stream_socket_client("tls://127.0.0.1:$silent->port", $code, $text, WAIT, context: $context()),
]);
Swoole\Coroutine\run(fn () => var_dump(@file_get_contents("https://localhost:$tls->port/0")));
?>
--EXPECT--
https                   10 × after 0.5 side by side
tls://                  10 × HTTP/1.1 200 OK side by side
enable_crypto           10 × [true,"HTTP\/1.1 200 OK"] side by side
a peer that is silent   10 × false side by side
bool(false)
