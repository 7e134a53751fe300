--TEST--
A body that brings fewer bytes a second than min_transfer_rate, after the first seconds, is answered with 408, however steady it is
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['min_transfer_rate' => 1_000_000, 'min_transfer_rate_grace' => 0.3]);
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' bytes'));
PHP);
// a byte every few milliseconds is no pause, and far below the rate
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 100000');
$end = microtime(true) + DEADLINE;
do {
    $client->send('x');
    $read = [$client->stream];
    $none = null;
} while (!stream_select($read, $none, $none, 0, 5_000) && microtime(true) < $end);
echo $client->status(), "\n";
// what is fast enough may take longer than that
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 2000000', 'Connection: close');
for ($i = 0; $i < 20; $i++) {
    $client->send(str_repeat('x', 100_000));
    usleep(20_000);
}
echo $client->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 408 Request Timeout
2000000 bytes
