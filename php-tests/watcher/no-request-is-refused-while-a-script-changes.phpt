--TEST--
A watched script changes ten times under 1,000 requests: none is refused or cut, and each change is answered
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$watched = new Watched(<<<'PHP'
    use Swoole\Coroutine\Http\Server;
    use function Swoole\Coroutine\run;
    run(function () {
        $server = new Server('127.0.0.1', (int) getenv('PORT'));
        $server->handle('/', fn ($request, $response) => $response->end(ANSWER));
        $server->start();
    });
    PHP);
$watched->answer('change 0');
$watched->start();

$seen = [];
$sent = 0;
for ($change = 0; $change <= 10; $change++) {
    $watched->answer("change $change");
    // As many requests as it takes for the change to be there, and a hundred at least
    $deadline = microtime(true) + DEADLINE;
    for ($n = 0; $n < 100 || (($seen["change $change"] ?? 0) === 0 && microtime(true) < $deadline); $n++) {
        $answer = $watched->get('/');
        $seen[$answer] = ($seen[$answer] ?? 0) + 1;
        $sent++;
    }
}
var_dump($sent >= 1000, array_sum($seen) === $sent);
ksort($seen, SORT_NATURAL);
echo implode(', ', array_keys($seen)), "\n";
echo $watched->stop();
?>
--EXPECT--
bool(true)
bool(true)
change 0, change 1, change 2, change 3, change 4, change 5, change 6, change 7, change 8, change 9, change 10
