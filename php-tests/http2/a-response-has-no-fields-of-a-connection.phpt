--TEST--
HTTP/2: a response has the status, the fields in lower case, and none that speak of a connection (RFC 9113, section 8.2.2)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $response->status(404, 'A reason');
    foreach (['Connection', 'Keep-Alive', 'Proxy-Connection', 'Transfer-Encoding', 'Upgrade', 'TE'] as $name) {
        $response->header($name, 'x');
    }
    $response->header('X-Some-Name', ['1', '2']);
    $response->cookie('a', 'b');
    $response->end('hello');
});
$server->handle('/empty', fn ($request, $response) => $response->end());
$server->handle('/no-content', function ($request, $response) {
    $response->status(204);
    $response->end('dropped');
});
$server->handle('/interim', function ($request, $response) {
    $response->status(102);
    $response->end();
});
PHP);
$client = $server->http2();
$say = function (int $stream) use ($client) {
    echo $client->answer($stream), "\n";
    foreach ($client->fields as [$name, $value]) {
        echo "  $name: ", $name === 'date' ? '<date>' : $value, "\n";
    }
};
$say(1 * (bool) $client->get(1, '/'));
$client->get(3, '/', method: 'HEAD');
$say(3);
$client->get(5, '/empty');
$say(5);
$client->get(7, '/no-content');
$say(7);
$client->get(9, '/interim');
$say(9);
$client->get(11, '/unknown-route-of-nobody', method: 'OPTIONS');
echo $client->answer(11), "\n";
$server->finish();
?>
--EXPECT--
404 "hello"
  :status: 404
  x-some-name: 1
  x-some-name: 2
  set-cookie: a=b
  server: swoole-http-server
  date: <date>
  content-type: text/html
  content-length: 5
404 ""
  :status: 404
  x-some-name: 1
  x-some-name: 2
  set-cookie: a=b
  server: swoole-http-server
  date: <date>
  content-type: text/html
  content-length: 5
200 ""
  :status: 200
  server: swoole-http-server
  date: <date>
  content-type: text/html
  content-length: 0
204 ""
  :status: 204
  server: swoole-http-server
  date: <date>
500 ""
  :status: 500
  server: swoole-http-server
  date: <date>
404 "hello"
