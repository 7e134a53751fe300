--TEST--
websocket_compression: off by default; on, an offer of permessage-deflate is answered with exactly this line
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

foreach ([[], ['websocket_compression' => false], ['websocket_compression' => null], ['websocket_compression' => true]] as $settings) {
    $settings = var_export($settings + ['package_max_length' => 1000], true);
    $server = serve(<<<PHP
    \$server->set($settings);
    \$server->handle('/', fn (\$request, \$ws) => \$ws->upgrade());
    PHP);
    $client = $server->websocket('/', OFFER);
    echo literal(agreed($client)), ' ', literal(agreed($server->websocket())), "\n";
    $server->finish();
}
show($client->answer);
?>
--EXPECT--
null null
null null
null null
"permessage-deflate; client_no_context_takeover; server_no_context_takeover" null
HTTP/1.1 101 Switching Protocols\r\n
Upgrade: websocket\r\n
Connection: Upgrade\r\n
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n
Sec-WebSocket-Version: 13\r\n
Sec-Websocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
\r\n
