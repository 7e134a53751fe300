--TEST--
A server of TLS made of streams serves ten slow clients at once: handshakes, reads and writes wait for their own client
--EXTENSIONS--
openssl
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
exec("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    . " -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout $folder/key.pem -out $folder/certificate.pem 2>/dev/null");
$served = stream_context_create(['ssl' => ['local_cert' => "$folder/certificate.pem", 'local_pk' => "$folder/key.pem"]]);
$trusted = stream_context_create(['ssl' => ['cafile' => "$folder/certificate.pem", 'peer_name' => 'localhost']]);
$bytes = str_repeat('a large answer ', 100_000);

$server = stream_socket_server('tcp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $served);
$name = stream_socket_get_name($server, false);
$results = [];
run(function () use ($server, $name, $trusted, $bytes, &$results) {
    $most = 0;
    go(function () use ($server, $bytes, &$most) {
        $live = 0;
        for ($i = 0; $i < 10; $i++) {
            $peer = stream_socket_accept($server, 60);
            go(function () use ($peer, $bytes, &$live, &$most) {
                $most = max($most, ++$live);
                if (stream_socket_enable_crypto($peer, true, STREAM_CRYPTO_METHOD_TLS_SERVER) === true) {
                    fwrite($peer, 'you said ' . fgets($peer));
                    fwrite($peer, $bytes);
                }
                fclose($peer);
                $live--;
            });
        }
    });
    $clients = [];
    for ($i = 0; $i < 10; $i++) {
        $clients[] = go(function () use ($name, $i, $trusted, $bytes, &$results) {
            $stream = stream_socket_client("tcp://$name", context: $trusted);
            // late with everything that it does: a server that waited with the process would wait for ever
            usleep((int) (WAIT / 3 * 1e6));
            $results[$i] = stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT) === true;
            usleep((int) (WAIT / 3 * 1e6));
            fwrite($stream, "client $i\n");
            usleep((int) (WAIT / 3 * 1e6));
            $results[$i] = $results[$i] && stream_get_contents($stream) === "you said client $i\n$bytes";
        });
    }
    C::join($clients, 60);
    echo $most, " at once\n";
});
ksort($results);
echo json_encode($results), "\n";
?>
--EXPECT--
10 at once
[true,true,true,true,true,true,true,true,true,true]
