--TEST--
The flags of TLS, curl and SQLite let calls of their own kind suspend, each alone; without it these wait as in plain PHP
--EXTENSIONS--
openssl
curl
sqlite3
pdo
pdo_sqlite
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$silent = new LateServer('silent');
$secure = new LateServer('https');
$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
$locked = function () use ($folder): string {
    $GLOBALS['locks'][] = $first = new SQLite3($file = "$folder/" . bin2hex(random_bytes(6)));
    $first->exec('begin exclusive');
    return $file;
};
$handshake = fn (string $transport) => fn () => @stream_socket_client("$transport://127.0.0.1:$silent->port", $code, $text, .2);
$read = function () use ($secure): string {
    // no wait of this one is of a function that has an address
    $context = stream_context_create(['ssl' => ['cafile' => $secure->certificate, 'peer_name' => 'localhost']]);
    $stream = stream_socket_client("tcp://127.0.0.1:$secure->port", context: $context);
    stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
    fwrite($stream, "GET /0.05 HTTP/1.0\r\n\r\n");
    return trim(fgets($stream));
};
$curl = function (callable $exec) use ($silent) {
    return function () use ($exec, $silent) {
        $curl = curl_init("http://127.0.0.1:$silent->port");
        curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT_MS => 200]);
        return $exec($curl);
    };
};
on_and_off([
    'SSL' => [SWOOLE_HOOK_SSL, $handshake('ssl')],
    'TLS' => [SWOOLE_HOOK_TLS, $handshake('tls')],
    'TLS, read' => [SWOOLE_HOOK_TLS, $read, SWOOLE_HOOK_SSL],
    'SSL, read' => [SWOOLE_HOOK_SSL, $read, SWOOLE_HOOK_TLS],
    'NATIVE_CURL' => [SWOOLE_HOOK_NATIVE_CURL, $curl(fn ($curl) => curl_exec($curl))],
    'NATIVE_CURL, multi' => [SWOOLE_HOOK_NATIVE_CURL, $curl(function ($curl) {
        curl_multi_add_handle($multi = curl_multi_init(), $curl);
        do {
            curl_multi_exec($multi, $running);
        } while ($running && curl_multi_select($multi, 1) !== -1);
        return $running;
    })],
    'CURL' => [SWOOLE_HOOK_CURL, $curl(fn ($curl) => curl_exec($curl)), SWOOLE_HOOK_NATIVE_CURL],
    'PDO_SQLITE' => [SWOOLE_HOOK_PDO_SQLITE, function () use ($locked) {
        $pdo = new PDO('sqlite:' . $locked(), options: [PDO::ATTR_TIMEOUT => 1, PDO::ATTR_ERRMODE => PDO::ERRMODE_SILENT]);
        return $pdo->exec('create table t (a)');
    }],
    'PDO_SQLITE, SQLite3' => [SWOOLE_HOOK_PDO_SQLITE, function () use ($locked) {
        $second = new SQLite3($locked());
        $second->busyTimeout(30);
        return @$second->exec('create table t (a)');
    }],
]);
?>
--EXPECT--
SSL                     on: others run false, off: nobody else runs false
TLS                     on: others run false, off: nobody else runs false
TLS, read               on: others run "HTTP\/1.1 200 OK", off: nobody else runs "HTTP\/1.1 200 OK"
SSL, read               on: others run "HTTP\/1.1 200 OK", off: nobody else runs "HTTP\/1.1 200 OK"
NATIVE_CURL             on: others run false, off: nobody else runs false
NATIVE_CURL, multi      on: others run 0, off: nobody else runs 0
CURL                    on: others run false, off: nobody else runs false
PDO_SQLITE              on: others run false, off: nobody else runs false
PDO_SQLITE, SQLite3     on: others run false, off: nobody else runs false
