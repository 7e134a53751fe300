--TEST--
SWOOLE_HOOK_NET_FUNCTION lets look-ups of names suspend, whoever makes them; without it they wait as in plain PHP; curl's have its flag
--EXTENSIONS--
curl
sockets
--SKIPIF--
<?php
require __DIR__ . '/../support/names.inc';
skip_without_names();
?>
--FILE--
<?php
require __DIR__ . '/../support/names.inc';
require __DIR__ . '/../hooks/side-by-side.inc';

late_names(.05);
$server = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
$other = fn () => 'host' . mt_rand() . '.test';
$calls = [
    'gethostbyname' => fn () => gethostbyname($other()),
    'gethostbynamel' => fn () => gethostbynamel($other()),
    'gethostbyaddr' => fn () => gethostbyaddr('10.1.2.3'),
    'dns_get_record' => fn () => dns_get_record($other(), DNS_A)[0]['ip'],
    'checkdnsrr' => fn () => checkdnsrr($other(), 'A'),
    'getmxrr' => fn () => getmxrr($other(), $hosts),
    'a stream' => fn () => get_debug_type(stream_socket_client("tcp://{$other()}:$port")),
    'socket_connect' => fn () => socket_connect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP), $other(), $port),
    'socket_addrinfo_lookup' => fn () => count(socket_addrinfo_lookup($other(), null, ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM])),
];
on_and_off(array_map(fn ($call) => [SWOOLE_HOOK_NET_FUNCTION, $call], $calls));
on_and_off(['curl' => [SWOOLE_HOOK_NATIVE_CURL, function () use ($other, $port) {
    $curl = curl_init("telnet://{$other()}:$port");
    curl_setopt_array($curl, [CURLOPT_CONNECT_ONLY => true]);
    return curl_exec($curl);
}]]);
?>
--EXPECT--
gethostbyname           on: others run "127.0.0.1", off: nobody else runs "127.0.0.1"
gethostbynamel          on: others run ["127.0.0.1"], off: nobody else runs ["127.0.0.1"]
gethostbyaddr           on: others run "10.1.2.3", off: nobody else runs "10.1.2.3"
dns_get_record          on: others run "127.0.0.1", off: nobody else runs "127.0.0.1"
checkdnsrr              on: others run true, off: nobody else runs true
getmxrr                 on: others run false, off: nobody else runs false
a stream                on: others run "resource (stream)", off: nobody else runs "resource (stream)"
socket_connect          on: others run true, off: nobody else runs true
socket_addrinfo_lookup  on: others run 1, off: nobody else runs 1
curl                    on: others run true, off: nobody else runs true
