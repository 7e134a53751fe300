--TEST--
Http2\Client: a header that is an array is "Array" with a warning; the method null is GET
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $request = $peer->request();
        $peer->answer($request->stream, json_encode([$request->fields[':method'], $request->fields['list'], $request->fields['number']]));
    });
    $client = http2_client($port);
    $client->send(http2_request(method: null, headers: ['list' => [1, 2], 'number' => 5]));
    echo $client->recv()->data, "\n";
});
?>
--EXPECT--
Array to string conversion
["GET","Array","5"]
