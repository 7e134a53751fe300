--TEST--
Request::$cookie: raw percent-decoding, the first of a name wins, the header goes away
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end(literal($request->cookie) . ' ' . literal(isset($request->header['cookie'])));
});
PHP);
$client = $server->connect();
foreach (['a=1; b=x+y%20z;c', 'a=1; a=2', 'f[x]=1;f[y]=2; a.b=3', '=x; d=4', '   '] as $cookie) {
    echo $client->request('GET / HTTP/1.1', 'Host: a', "Cookie: $cookie")->body(), "\n";
}
echo $client->request('GET / HTTP/1.1', 'Host: a', 'Cookie: a=1', 'Cookie: a=2; b=3')->body(), "\n";
$server->finish();
?>
--EXPECT--
["a" => "1", "b" => "x+y z", "c" => ""] false
["a" => "1"] false
["f" => ["x" => "1", "y" => "2"], "a_b" => "3"] false
["d" => "4"] false
[] false
["a" => "1", "b" => "3"] false
