--TEST--
Connections that have ended leave no memory behind that would wait for their deadlines
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

const CONNECTIONS = 6000;

$server = serve(<<<'PHP'
$server->handle('/memory', function ($request, $response) {
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end($match[1]);
});
$server->handle('/', function ($request, $response) {
    $response->end();
});
PHP);
function churn(ServerProcess $server, int $connections): int
{
    for ($i = 0; $i < $connections; $i++) {
        $server->get('/');
    }
    return (int) $server->get('/memory');
}
// what the allocators and the pools need is there after the first ones
$before = churn($server, 1000);
$kilobytes = churn($server, CONNECTIONS) - $before;
echo $kilobytes < CONNECTIONS / 8 ? 'less than 128 bytes each' : "$kilobytes kB", "\n";
$server->finish();
?>
--EXPECT--
less than 128 bytes each
