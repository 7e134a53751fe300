--TEST--
Handshakes and reads of TLS that fail in one coroutine are not held against the reads and writes of others
--EXTENSIONS--
openssl
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$tls = new LateServer('https');
$context = fn (array $more = []) => stream_context_create(['ssl' => $more + ['cafile' => $tls->certificate]]);
run(function () use ($tls, $context) {
    $failed = ['a wrong name' => 0, 'nobody trusts it' => 0, 'no TLS' => 0, 'a key that is none' => 0];
    $stop = false;
    $failing = go(function () use ($tls, $context, &$failed, &$stop) {
        // one that speaks, but no TLS
        $plain = stream_socket_server('tcp://127.0.0.1:0');
        go(function () use ($plain) {
            while ($peer = @stream_socket_accept($plain, 60)) {
                fwrite($peer, "220 this is something else\r\n");
                $GLOBALS['peers'][] = $peer;
            }
        });
        while (!$stop) {
            $name = stream_socket_get_name($plain, false);
            $failed['a wrong name'] += !@stream_socket_client("tls://127.0.0.1:$tls->port", context: $context(['peer_name' => 'elsewhere.example']));
            $failed['nobody trusts it'] += !@stream_socket_client("tls://127.0.0.1:$tls->port");
            $failed['no TLS'] += !@stream_socket_client("tls://$name", context: $context());
            @openssl_pkey_get_private('no key');
            $failed['a key that is none'] += openssl_error_string() !== false;
            usleep(1_000);
        }
        fclose($plain);
    });
    $wrong = 0;
    $readers = [];
    for ($i = 0; $i < 4; $i++) {
        $readers[] = go(function () use ($tls, $context, &$wrong) {
            $stream = stream_socket_client("tls://localhost:$tls->port", context: $context());
            for ($j = 0; $j < 10; $j++) {
                fwrite($stream, "GET /0.02 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                $head = '';
                while (($line = fgets($stream)) !== false && $line !== "\r\n") {
                    $head .= $line;
                }
                $body = fread($stream, strlen('after 0.02'));
                $wrong += !str_starts_with($head, 'HTTP/1.1 200') || $body !== 'after 0.02';
            }
        });
    }
    C::join($readers, 60);
    $stop = true;
    C::exists($failing) && C::join([$failing], 60);
    echo "$wrong wrong; failures: ", json_encode(array_map(fn (int $count) => $count > 2, $failed)), "\n";
});
?>
--EXPECT--
0 wrong; failures: {"a wrong name":true,"nobody trusts it":true,"no TLS":true,"a key that is none":true}
