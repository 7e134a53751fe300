--TEST--
The query and form bodies are separated by what arg_separator.input says, as PHP's own are
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

foreach (['', '-d arg_separator.input=";&"', '-d arg_separator.input="|"'] as $options) {
    $server = serve('$server->handle("/", fn ($request, $response) => $response->end(json_encode([$request->get, $request->post, $request->cookie])));', options: $options);
    $client = $server->connect()->request('POST /?a=1;b=2&c=3|d=4 HTTP/1.1', 'Host: test', 'Cookie: e=5; f=6&g=7',
        'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 15');
    echo $client->send('h=1;i=2&j=3|k=4')->body(), "\n";
    $server->finish();
}
?>
--EXPECT--
[{"a":"1;b=2","c":"3|d=4"},{"h":"1;i=2","j":"3|k=4"},{"e":"5","f":"6&g=7"}]
[{"a":"1","b":"2","c":"3|d=4"},{"h":"1","i":"2","j":"3|k=4"},{"e":"5","f":"6&g=7"}]
[{"a":"1;b=2&c=3","d":"4"},{"h":"1;i=2&j=3","k":"4"},{"e":"5","f":"6&g=7"}]
