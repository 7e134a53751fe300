--TEST--
proxy_protocol: a trusted proxy's connection begins with a header, in whatever pieces it comes; others have none, and none other is taken
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handler = <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['remote_addr'] . ' ' . $request->server['remote_port']));
PHP;
$request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
$signature = "\r\n\r\n\0\r\nQUIT\n";
$v4 = pack('a4a4nn', "\1\2\3\4", "\5\6\7\x8", 8080, 80);
$v6 = pack('a16a16nn', inet_pton('2001:db8::1'), inet_pton('::2'), 9, 80);
$headers = [
    'version 1' => "PROXY TCP4 1.2.3.4 5.6.7.8 8080 80\r\n",
    'version 1, IPv6' => "PROXY TCP6 2001:db8::1 ::2 9 80\r\n",
    'version 2' => "$signature\x21\x11" . pack('n', 12) . $v4,
    'version 2, IPv6' => "$signature\x21\x21" . pack('n', 36) . $v6,
    'version 2 with more' => "$signature\x21\x11" . pack('n', 512) . $v4 . str_repeat('x', 500),
];
$own = [
    'version 1, nobody' => "PROXY UNKNOWN\r\n",
    'version 2, the proxy itself' => "$signature\x20\x00\x00\x00",
];
$wrong = [
    'none' => '',
    'another word' => "PROXX TCP4 1.2.3.4 5.6.7.8 8080 80\r\n",
    'no address' => "PROXY TCP4 1.2.3.400 5.6.7.8 8080 80\r\n",
    'a line without end' => 'PROXY UNKNOWN ' . str_repeat('x', 200),
    'too few addresses' => "$signature\x21\x21" . pack('n', 12) . $v4,
    'too long' => "$signature\x21\x11" . pack('n', 60_000) . $v4,
    'another version' => "$signature\x31\x11" . pack('n', 12) . $v4,
];
$body = fn (string $response) => substr(strstr($response, "\r\n\r\n"), 4);

$server = serve("\$server->set(['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'ssl_handshake_timeout' => 20]);
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]); $handler
    \$server->handle('/--end', function (\$request, \$response) use (\$server) { \$response->end('ends'); \$server->shutdown(); });");
foreach ($headers as $title => $header) {
    echo "$title: ", $body($server->connect()->send($header . $request)->rest()), "\n";
}
foreach ($own as $title => $header) {
    $client = $server->connect();
    $port = substr(strrchr(stream_socket_get_name($client->stream, false), ':'), 1);
    echo "$title: ", $body($client->send($header . $request)->rest()) === "127.0.0.1 $port" ? 'as it came' : 'something else', "\n";
}
// cut at each byte, with the request or without
foreach ([$headers['version 1'], $headers['version 2']] as $header) {
    $answers = [];
    for ($at = 1; $at < strlen($header) + 3; $at += 3) {
        $bytes = $header . $request;
        $client = $server->connect()->send(substr($bytes, 0, $at));
        usleep(1_000);
        $answers[] = $body($client->send(substr($bytes, $at))->rest());
    }
    echo 'in pieces: ', implode(', ', array_unique($answers)), "\n";
}
foreach ($wrong as $title => $header) {
    echo "$title: ", json_encode($server->connect()->send($header . $request)->rest()), "\n";
}
$server->connect()->send($headers['version 1'] . str_replace('/', '/--end', "GET / ") . "HTTP/1.1\r\nHost: a\r\n\r\n")->rest();
$server->ended();

// from others it is no header, but a request that is none
$server = serve("\$server->set(['proxy_protocol' => true, 'trusted_proxies' => ['10.0.0.0/8']]); $handler");
echo 'not trusted: ', strtok($server->connect()->send($headers['version 1'] . $request)->rest(), "\r"), ', ';
echo str_starts_with($server->get('/'), '127.0.0.1') ? 'served without' : 'refused without', "\n";
$server->finish();
?>
--EXPECT--
version 1: 1.2.3.4 8080
version 1, IPv6: 2001:db8::1 9
version 2: 1.2.3.4 8080
version 2, IPv6: 2001:db8::1 9
version 2 with more: 1.2.3.4 8080
version 1, nobody: as it came
version 2, the proxy itself: as it came
in pieces: 1.2.3.4 8080
in pieces: 1.2.3.4 8080
none: ""
another word: ""
no address: ""
a line without end: ""
too few addresses: ""
too long: ""
another version: ""
not trusted: HTTP/1.1 400 Bad Request, served without
