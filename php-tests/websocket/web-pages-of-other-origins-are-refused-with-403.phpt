--TEST--
websocket_allowed_origins: pages of exactly these origins may connect, others get 403; clients without Origin are no pages
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

foreach (["['https://a.test', 'http://b.test:8080']", "'https://a.test'", "'*'", 'null', '[]'] as $setting) {
    $server = serve(<<<PHP
    \$server->set(['websocket_allowed_origins' => $setting]);
    \$server->handle('/', function (\$request, \$ws) {
        \$upgraded = \$ws->upgrade();
        if (!\$upgraded && \$ws->isWritable()) {
            echo "the refusal was not sent\n";
        }
        \$upgraded && \$ws->recv();
    });
    PHP);
    echo "$setting\n";
    foreach (['https://a.test', 'https://a.test.evil', 'http://a.test', 'http://b.test:8080', 'null', null] as $origin) {
        $client = $server->connect()->request(...handshake('/'), ...($origin ? ["Origin: $origin"] : []));
        $answer = $client->readUntil("\r\n\r\n");
        echo '    ', $origin ?? 'none', ': ', strstr($answer, "\r\n", true), "\n";
        $client->close();
    }
    $server->finish();
}
?>
--EXPECT--
['https://a.test', 'http://b.test:8080']
    https://a.test: HTTP/1.1 101 Switching Protocols
    https://a.test.evil: HTTP/1.1 403 Forbidden
    http://a.test: HTTP/1.1 403 Forbidden
    http://b.test:8080: HTTP/1.1 101 Switching Protocols
    null: HTTP/1.1 403 Forbidden
    none: HTTP/1.1 101 Switching Protocols
'https://a.test'
    https://a.test: HTTP/1.1 101 Switching Protocols
    https://a.test.evil: HTTP/1.1 403 Forbidden
    http://a.test: HTTP/1.1 403 Forbidden
    http://b.test:8080: HTTP/1.1 403 Forbidden
    null: HTTP/1.1 403 Forbidden
    none: HTTP/1.1 101 Switching Protocols
'*'
    https://a.test: HTTP/1.1 101 Switching Protocols
    https://a.test.evil: HTTP/1.1 101 Switching Protocols
    http://a.test: HTTP/1.1 101 Switching Protocols
    http://b.test:8080: HTTP/1.1 101 Switching Protocols
    null: HTTP/1.1 101 Switching Protocols
    none: HTTP/1.1 101 Switching Protocols
null
    https://a.test: HTTP/1.1 101 Switching Protocols
    https://a.test.evil: HTTP/1.1 101 Switching Protocols
    http://a.test: HTTP/1.1 101 Switching Protocols
    http://b.test:8080: HTTP/1.1 101 Switching Protocols
    null: HTTP/1.1 101 Switching Protocols
    none: HTTP/1.1 101 Switching Protocols
[]
    https://a.test: HTTP/1.1 403 Forbidden
    https://a.test.evil: HTTP/1.1 403 Forbidden
    http://a.test: HTTP/1.1 403 Forbidden
    http://b.test:8080: HTTP/1.1 403 Forbidden
    null: HTTP/1.1 403 Forbidden
    none: HTTP/1.1 101 Switching Protocols
