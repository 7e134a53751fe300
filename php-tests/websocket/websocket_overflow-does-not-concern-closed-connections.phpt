--TEST--
websocket_overflow "drop" and "close": behind a close frame push() returns false with 9, whatever is still queued
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

foreach (['drop', 'close'] as $overflow) {
    $server = serve("\$overflow = '$overflow';" . <<<'PHP'
    $server->set(['socket_buffer_size' => 65536, 'websocket_overflow' => $overflow]);
    $server->handle('/', function ($request, $ws) {
        $ws->upgrade();
        report($ws->push(str_repeat('x', 16 << 20)));
        $ws->disconnect();
        report($ws->push('too late'));
        report($ws->recv());
    });
    PHP);
    $client = $server->websocket();
    echo "$overflow: ", $server->line(), ', ', $server->line(), ', ', $server->line(), '; ';
    echo $client->next(), ', ', $client->next(), "\n";
    $server->finish();
}
?>
--EXPECT--
drop: true 0, false 9, false 9; text 16777216 bytes, close 1000 ""
close: true 0, false 9, false 9; text 16777216 bytes, close 1000 ""
