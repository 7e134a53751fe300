--TEST--
recv(): a Frame has fd, data, opcode, flags and finish in that order
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $frame->fd = $frame->fd === $request->fd ? 'the fd' : $frame->fd;
        echo get_class($frame), ' ', literal((array) $frame), "\n";
    }
    var_dump($frame);
});
PHP);
$client = $server->websocket();
$client->text('hello')->binary("\0\xff")->text('')->send(close_frame(1000));
$client->rest();
$server->finish();
?>
--EXPECT--
Swoole\WebSocket\Frame ["fd" => "the fd", "data" => "hello", "opcode" => 1, "flags" => 33, "finish" => true]
Swoole\WebSocket\Frame ["fd" => "the fd", "data" => "\000\377", "opcode" => 2, "flags" => 33, "finish" => true]
Swoole\WebSocket\Frame ["fd" => "the fd", "data" => "", "opcode" => 1, "flags" => 33, "finish" => true]
string(0) ""
