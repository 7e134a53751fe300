--TEST--
A reference to Response->header, ->cookie or ->trailer stays one: it sees what header(), cookie() and trailer() add
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $headers = &$response->header;
    $cookies = &$response->cookie;
    $trailers = &$response->trailer;
    $headers = ['X-One' => '1'];
    $copy = $headers;
    $response->header('x-two', '2');
    $response->cookie('name', 'value');
    $response->trailer('x-three', '3');
    echo literal([$copy, $headers, $cookies, $trailers]), "\n";
    $response->end();
});
PHP);
$server->get('/');
$server->finish();
?>
--EXPECT--
[["X-One" => "1"], ["X-One" => "1", "X-Two" => "2"], ["name=value"], ["x-three" => "3"]]
