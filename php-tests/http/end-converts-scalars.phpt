--TEST--
Response::end(): takes what PHP converts to a string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$bodies = ['/int' => 5, '/float' => 1.5, '/true' => true, '/null' => null, '/empty' => '', '/object' => new class {
    public function __toString(): string { return 'stringable'; }
}];
$server->handle('/', fn ($request, $response) => $response->end($bodies[$request->server['request_uri']]));
$server->handle('/none', fn ($request, $response) => $response->end());
PHP);
foreach (['/int', '/float', '/true', '/null', '/empty', '/object', '/none'] as $path) {
    echo $path, ' ', literal($server->get($path)), "\n";
}
$server->finish();
?>
--EXPECT--
/int "5"
/float "1.5"
/true "1"
/null ""
/empty ""
/object "stringable"
/none ""
