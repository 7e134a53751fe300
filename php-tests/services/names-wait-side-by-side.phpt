--TEST--
Names of hosts are looked up side by side, whoever asks for them: PHP's functions, streams, sockets and curl
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

late_names(WAIT);
$server = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
$other = fn () => 'host' . mt_rand() . '.test';
side_by_side([
    'gethostbyname' => fn () => gethostbyname($other()),
    'gethostbynamel' => fn () => gethostbynamel($other()),
    'gethostbyaddr' => fn () => gethostbyaddr('10.1.2.3'),
    'dns_get_record' => fn () => dns_get_record($other(), DNS_A)[0]['ip'],
    'checkdnsrr' => fn () => [checkdnsrr($other(), 'A'), checkdnsrr($other(), 'MX')],
    'a stream' => fn () => get_debug_type(stream_socket_client("tcp://{$other()}:$port")),
    'socket_connect' => fn () => socket_connect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP), $other(), $port),
    'curl' => function () use ($other, $port) {
        $curl = curl_init("telnet://{$other()}:$port");
        curl_setopt_array($curl, [CURLOPT_CONNECT_ONLY => true]);
        return curl_exec($curl);
    },
]);
?>
--EXPECT--
gethostbyname           10 × 127.0.0.1 side by side
gethostbynamel          10 × ["127.0.0.1"] side by side
gethostbyaddr           10 × 10.1.2.3 side by side
dns_get_record          10 × 127.0.0.1 side by side
checkdnsrr              10 × [true,false] side by side
a stream                10 × resource (stream) side by side
socket_connect          10 × true side by side
curl                    10 × true side by side
