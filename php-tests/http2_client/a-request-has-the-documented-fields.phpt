--TEST--
Http2\Client: what a request's properties become: pseudo fields, names in lower case, a form, cookies, and nothing about a connection (RFC 9113, section 8.2.2)
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) use (&$port) {
        while ($request = $peer->request()) {
            $fields = str_replace(":$port", ':PORT', $request->fields);
            echo json_encode($fields, JSON_UNESCAPED_SLASHES), ' ', literal($request->body), "\n";
            $peer->answer($request->stream);
        }
    });
    $client = http2_client($port);
    $show = fn ($request) => $client->send($request) && $client->recv();
    $show(http2_request());
    $show(http2_request('/a?b=1', method: 'PUT', data: 'text', headers: [
        'X-Name' => 'value', 'number' => 5, 'none' => null, ':path' => '/evil', 'Connection' => 'close',
        'Keep-Alive' => '5', 'Transfer-Encoding' => 'chunked', 'Content-Length' => '999', 'TE' => 'gzip',
    ]));
    $show(http2_request('', method: '', data: ['a' => '1 2', 'b' => ['x' => 'ü']], headers: ['te' => 'trailers']));
    $show(http2_request(data: ['a' => 1], headers: ['content-type' => 'text/x', 'Host' => 'example.test']));
    $show(http2_request(cookies: ['a' => '1 2', 'n' => null, 'u' => 'ü'], headers: ['cookie' => 'first=1']));
});
?>
--EXPECT--
{":method":"GET",":scheme":"http",":authority":"127.0.0.1:PORT",":path":"/"} ""
{":method":"PUT",":scheme":"http",":authority":"127.0.0.1:PORT",":path":"/a?b=1","x-name":"value","number":"5","content-length":"4"} "text"
{":method":"GET",":scheme":"http",":authority":"127.0.0.1:PORT",":path":"/","te":"trailers","content-type":"application/x-www-form-urlencoded","content-length":"21"} "a=1+2&b%5Bx%5D=%C3%BC"
{":method":"GET",":scheme":"http",":authority":"example.test",":path":"/","content-type":"text/x","content-length":"3"} "a=1"
{":method":"GET",":scheme":"http",":authority":"127.0.0.1:PORT",":path":"/","cookie":"first=1; a=1+2; u=%C3%BC"} ""
