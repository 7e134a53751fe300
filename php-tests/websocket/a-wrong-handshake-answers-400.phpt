--TEST--
upgrade(): each rule of RFC 6455, section 4.2.1 that the request breaks gives 400 and false
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    var_dump($ws->upgrade());
});
PHP);
$good = handshake();
$without = fn (string $name) => array_values(array_filter($good, fn ($line) => !str_starts_with($line, "$name:")));
$cases = [
    'no key' => $without('Sec-WebSocket-Key'),
    'short key' => [...$without('Sec-WebSocket-Key'), 'Sec-WebSocket-Key: c2hvcnQ='],
    'key that is not base64' => [...$without('Sec-WebSocket-Key'), 'Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!=='],
    'two keys' => [...$good, 'Sec-WebSocket-Key: ' . KEY],
    'no Upgrade' => $without('Upgrade'),
    'another Upgrade' => [...$without('Upgrade'), 'Upgrade: h2c'],
    'no Connection' => $without('Connection'),
    'another Connection' => [...$without('Connection'), 'Connection: keep-alive'],
    'Connection: close' => [...$without('Connection'), 'Connection: close, Upgrade'],
    'POST' => ['POST / HTTP/1.1', ...array_slice($good, 1)],
    'HTTP/1.0' => ['GET / HTTP/1.0', ...array_slice($good, 1)],
];
foreach ($cases as $what => $lines) {
    $client = $server->connect()->request(...$lines);
    $response = $client->response();
    $closes = str_contains($response, "\r\nConnection: close\r\n");
    // header and behaviour have to agree (RFC 9112, section 9.6)
    $agrees = $closes ? $client->ending() === 'closed' : $client->request('GET / HTTP/1.1', 'Host: a')->status() !== '';
    echo $what, ': ', strstr($response, "\r\n", true), $agrees ? '' : ' (the Connection header lies)', "\n";
}
echo trim(implode(' ', array_unique(explode("\n", trim($server->finished()))))), "\n";
?>
--EXPECT--
no key: HTTP/1.1 400 Bad Request
short key: HTTP/1.1 400 Bad Request
key that is not base64: HTTP/1.1 400 Bad Request
two keys: HTTP/1.1 400 Bad Request
no Upgrade: HTTP/1.1 400 Bad Request
another Upgrade: HTTP/1.1 400 Bad Request
no Connection: HTTP/1.1 400 Bad Request
another Connection: HTTP/1.1 400 Bad Request
Connection: close: HTTP/1.1 400 Bad Request
POST: HTTP/1.1 400 Bad Request
HTTP/1.0: HTTP/1.1 400 Bad Request
bool(false)
