--TEST--
A client's reset ends a response: one that is awaited at once, others when a write fails; descriptor and coroutine go
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

$server = serve(<<<'PHP'
$stored = null;
$server->handle('/store', function (Request $request, Response $response) use (&$stored) {
    $stored = $response;
    $response->write('.');
});
Coroutine::sleep(0.001); // makes the loop's timer, a descriptor
$cost = fn () => count(scandir('/proc/self/fd')) . ' ' . Coroutine::stats()['coroutine_num'];
$server->handle('/cost', fn ($request, $response) => $response->end($cost()));
$server->handle('/stored', function (Request $request, Response $response) use (&$stored, $cost) {
    $response->end(literal($stored->isWritable()) . ' ' . $cost());
});
$server->handle('/use', function (Request $request, Response $response) use (&$stored) {
    $results = [];
    foreach (['write', 'end'] as $method) {
        swoole_clear_error();
        $results[] = [$stored->$method('x'), in_array(swoole_last_error(), [104, 32, 7106])];
    }
    $response->end(literal($results));
});
$server->handle('/stream', function (Request $request, Response $response) {
    while ($response->write(str_repeat('x', 10_000))) {
        Coroutine::sleep(0.001);
    }
    echo literal([$response->isWritable(), in_array(swoole_last_error(), [104, 32])]), "\n";
    $failed = $response->end();
    echo literal([$failed, swoole_last_error()]), "\n";
});
PHP);
/** Until the server has heard of it. */
function eventually(callable $is): string
{
    $end = microtime(true) + DEADLINE;
    do {
        usleep(10_000);
        $got = $is();
    } while ($got !== true && microtime(true) < $end);
    return $got === true ? 'yes' : literal($got);
}
$before = $server->get('/cost');
$client = $server->connect()->request('GET /store HTTP/1.1', 'Host: a');
reset_connection($client);
echo 'noticed: ', eventually(fn () => ($now = $server->get('/stored')) === "false $before" ?: $now), "\n";
echo $server->get('/use'), "\n";

// further requests and a FIN do not hide the reset, nor are they one
$client = $server->connect()->send(str_repeat("GET /store HTTP/1.1\r\nHost: a\r\n\r\n", 3))->halfClose();
$status = strstr($client->readUntil("\r\n"), "\r\n", true);
echo substr($server->get('/stored'), 0, 4), " $status\n";
$client->close();
echo 'noticed: ', eventually(function () use ($server, $before) {
    $server->get('/use');
    return ($now = $server->get('/stored')) === "false $before" ?: $now;
}), "\n";

$client = $server->connect()->request('GET /stream HTTP/1.1', 'Host: a');
reset_connection($client);
echo $server->line(), "\n", $server->line(), "\n";
echo 'alone: ', eventually(fn () => ($now = $server->get('/cost')) === $before ?: $now), "\n";
$server->finish();
?>
--EXPECT--
noticed: yes
[[false, true], [false, true]]
true HTTP/1.1 200 OK
noticed: yes
[false, true]
[false, 7106]
alone: yes
