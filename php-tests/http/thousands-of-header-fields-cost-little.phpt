--TEST--
More than 100 header fields answer 431; a server that allows thousands of one name lists them without delay
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handler = <<<'PHP'
$server->handle('/', function ($request, $response) {
    $seconds = fn () => ($usage = getrusage())['ru_utime.tv_sec'] + $usage['ru_utime.tv_usec'] / 1e6;
    $start = $seconds();
    $count = count($request->header['a']);
    $spent = $seconds() - $start;
    // adding each to a copy of those before takes four times that; a few milliseconds are usual
    $response->end($count . ($spent < 0.05 ? ' at once' : " after $spent s"));
});
PHP;
$server = serve($handler);
foreach ([98, 99] as $count) {
    $client = $server->connect()->send("GET / HTTP/1.1\r\nHost: b\r\n" . str_repeat("a:\r\n", $count) . "b:\r\n\r\n");
    echo strstr($client->response(), "\r\n", true), "\n";
}
$server->finish();
$server = serve("\$server->set(['http_max_headers' => 20000]);" . $handler);
echo $server->connect()->send("GET / HTTP/1.1\r\nHost: b\r\n" . str_repeat("a:\r\n", 13_000) . "\r\n")->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK
HTTP/1.1 431 Request Header Fields Too Large
13000 at once
