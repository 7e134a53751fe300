--TEST--
push(): two coroutines may push to a client that does not read; all messages arrive whole
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    foreach (['a', 'b'] as $letter) {
        go(function () use ($ws, $letter) {
            for ($i = 0; $i < 60; $i++) {
                if (!$ws->push(str_repeat($letter, 200_000))) {
                    echo "push failed\n";
                }
            }
        });
    }
    $ws->recv();
});
PHP);
$client = $server->websocket();
// what is pushed is more than the kernel's buffers and the outbox's mark take together: both coroutines wait in push()
$counts = ['a' => 0, 'b' => 0];
for ($i = 0; $i < 120; $i++) {
    $message = $client->message();
    if ($message === str_repeat($message[0], 200_000)) {
        $counts[$message[0]]++;
    }
}
echo literal($counts), "\n";
$client->send(close_frame(1000));
$server->finish();
?>
--EXPECT--
["a" => 60, "b" => 60]
