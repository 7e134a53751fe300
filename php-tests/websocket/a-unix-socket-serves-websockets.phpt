--TEST--
A server on a unix socket: handshake, messages and closing are those of TCP; the log has no address for its clients
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
$server = serve(<<<'PHP'
$server->set(['package_max_length' => 1000, 'websocket_ping_interval' => 30]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data, $frame->opcode);
    }
    report($frame);
});
PHP, construct: "'unix:$path'");
$client = $server->websocket();
echo $client->text('hello')->next(), "\n";
$client->send(close_frame(1000, 'bye'));
echo $client->next(), ', ', $client->next(), "\n", $server->line(), "\n";
$client = $server->websocket()->text(str_repeat('x', 1000));
echo $client->next(), ', ', $client->next(), "\n";
echo preg_replace('/^\[.*?\]/', '[...]', $server->finished());
?>
--EXPECT--
text "hello"
close 1000 "bye", end of connection
"" 0
close 1009 "", end of connection
[...]	WARNING	Socket::recv_packet_with_length_protocol() (ERRNO 1201): packet length is too big, remote_addr=, length=1008
false 1201
