--TEST--
A push that waits only because all connections together hold too much goes on when another one has left, though its own client reads nothing
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$pushed = [];
$server->handle('/ws', function ($request, $ws) use (&$pushed) {
    $ws->upgrade();
    $name = $request->get['name'];
    for ($pushed[$name] = 0; $ws->push(str_repeat('x', 10_000)); $pushed[$name]++);
});
$server->handle('/pushed', function ($request, $response) use (&$pushed) {
    $response->end((string) ($pushed[$request->get['name']] ?? 0));
});
PHP, options: '-d swoole_rs.output_memory=1M');
$pushed = fn (string $name) => (int) $server->get("/pushed?name=$name");
/** Waits until a handler pushes no more. */
$stuck = function (string $name) use ($pushed): int {
    for ($before = -1, $same = 0; $same < 10; usleep(20_000)) {
        $now = $pushed($name);
        $same = $now === $before ? $same + 1 : 0;
        $before = $now;
    }
    return $before;
};

$first = $server->websocket('/ws?name=first');
$stuck('first');
$second = $server->websocket('/ws?name=second');
$before = $stuck('second');
$first->close();
unset($first);
$end = microtime(true) + DEADLINE;
while (($now = $pushed('second')) <= $before && microtime(true) < $end);
echo $now > $before ? 'goes on' : 'still waits', "\n";
$second->close();
$server->finish();
?>
--EXPECT--
goes on
