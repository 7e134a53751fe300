--TEST--
Clients that send all but the last bytes of a body or a frame cannot use up the memory for input: others are served, and the idle ones go first
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

// together they would keep five times of what the process may keep
const ATTACKERS = 130;
const LENGTH = 100_000;

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' bytes'));
$server->handle('/ws', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push(strlen($frame->data) . ' bytes');
    }
    if ($frame === false) {
        report($frame);
        report($ws->recv());
    }
});
PHP, options: '-d swoole_rs.input_memory=1M');

$attackers = [];
for ($i = 0; $i < ATTACKERS; $i++) {
    if ($i % 2) {
        $attackers[] = $server->websocket('/ws')->send(substr(frame(BINARY, str_repeat('x', LENGTH)), 0, -5));
    } else {
        $attackers[] = $server->connect()
            ->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: ' . LENGTH)->send(str_repeat('x', LENGTH - 5));
    }
}
$wrong = [];
$websocket = $server->websocket('/ws');
for ($i = 0; $i < 20; $i++) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Connection: close', 'Content-Length: 50000');
    $body = $client->send(str_repeat('x', 25_000))->send(str_repeat('x', 25_000))->body();
    $body === '50000 bytes' or $wrong[] = $body;
    $frame = frame(BINARY, str_repeat('x', 100_000));
    $answer = $websocket->send(substr($frame, 0, 50_000))->send(substr($frame, 50_000))->next();
    $answer === 'text "100000 bytes"' or $wrong[] = $answer;
}
echo $wrong ? implode("\n", $wrong) : 'all others were served', "\n";

// what those were told who had to go; the others still wait
$told = [];
foreach ($attackers as $attacker) {
    $attacker->patience = 0.05;
    try {
        $what = $attacker instanceof WebSocketClient ? $attacker->next() : $attacker->status();
        $told[$what] = ($told[$what] ?? 0) + 1;
    } catch (Deadline) {
        // It still waits: who had to go is not always who came first.
    }
}
ksort($told);
echo implode("\n", array_keys($told)), "\n";
foreach ($attackers as $attacker) {
    $attacker->close();
}
unset($attackers);
$printed = array_unique(explode("\n", trim($server->finished())));
sort($printed);
echo implode("\n", $printed), "\n";
?>
--EXPECT--
all others were served
HTTP/1.1 503 Service Unavailable
close 1013 ""
"" 0
false 105
