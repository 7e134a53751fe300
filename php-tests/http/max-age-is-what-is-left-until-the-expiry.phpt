--TEST--
Response::cookie(): Max-Age counts the seconds from now to the expiry, for cookie() and Cookie objects
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $before = time();
    $expires = $before + 3600;
    $response->cookie('a', 'v', $expires);
    $response->cookie((new Swoole\Http\Cookie())->withName('b')->withValue('v')->withExpires($expires));
    $after = time();
    foreach ($response->cookie as $line) {
        [$pair, $date, $age] = explode('; ', $line);
        $age = (int) substr($age, strlen('Max-Age='));
        json($pair, $date === 'expires=' . gmdate('D, d-M-Y H:i:s', $expires) . ' GMT', $expires - $after <= $age && $age <= 3600);
    }
    $response->end();
});
function json(...$values) { echo json_encode($values), "\n"; }
PHP);
$server->get('/');
$server->finish();
?>
--EXPECT--
["a=v",true,true]
["b=v",true,true]
