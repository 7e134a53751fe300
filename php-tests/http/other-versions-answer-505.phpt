--TEST--
HTTP: a version that is neither 1.0 nor 1.1 gets 505
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end());
PHP);
foreach (['0.9', '1.2', '2.0', '3.0'] as $version) {
    $client = $server->connect()->request("GET / HTTP/$version", 'Host: a');
    echo $version, ': ', substr($client->status(), 9), ' ', $client->ending(), "\n";
}
$server->finish();
?>
--EXPECT--
0.9: 505 HTTP Version Not Supported closed
1.2: 505 HTTP Version Not Supported closed
2.0: 505 HTTP Version Not Supported closed
3.0: 505 HTTP Version Not Supported closed
