--TEST--
HTTP/2: an idle connection holds no coroutine, and little memory
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    gc_collect_cycles();
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end("$match[1] " . memory_get_usage() . ' ' . Coroutine::stats()['coroutine_num']);
});
PHP);
$witness = $server->http2();
$look = function () use ($witness) {
    static $stream = -1;
    $stream += 2;
    return array_map(intval(...), explode(' ', trim(substr($witness->get($stream, '/')->answer($stream), 4), '"')));
};
const CLIENTS = 200;
$open = function () use ($server) {
    $client = $server->http2();
    $client->get(1, '/')->answer(1);
    return $client;
};
// what the first ones make is there for all
$clients = array_map($open, range(1, 20));
$look();
[$resident, $heap, $coroutines] = $look();
array_push($clients, ...array_map($open, range(1, CLIENTS)));
[$residentThen, $heapThen, $coroutinesThen] = $look();
[$each, $ofHeap] = [($residentThen - $resident) * 1024 / CLIENTS, ($heapThen - $heap) / CLIENTS];
getenv('VERBOSE') && print(round($each) . ' bytes resident, ' . round($ofHeap) . " of PHP's heap\n");
echo 'coroutines: ', $coroutinesThen - $coroutines, "\n";
echo 'resident: ', $each < 64 * 1024 ? 'little' : round($each), "\n";
echo 'heap: ', $ofHeap < 1024 ? 'little' : round($ofHeap), "\n";
$server->finish();
?>
--EXPECT--
coroutines: 0
resident: little
heap: little
