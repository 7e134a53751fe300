--TEST--
Http2\Client: stats() has the streams and the settings of both sides, by name or all, after close() too
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $client = http2_client(http2_server_with([H2::MAX_CONCURRENT_STREAMS => 7], function (Http2Peer $peer) {
        $peer->answer($peer->request()->stream);
        $peer->request();
        $peer->hold();
    }));
    $client->send(http2_request());
    $client->recv();
    $client->send(http2_request());
    $stats = $client->stats();
    json(array_keys($stats), array_keys($stats['local_settings']), array_keys($stats['remote_settings']));
    foreach (['current_stream_id', 'last_stream_id', 'active_stream_num', 'local_settings', 'remote_settings'] as $name) {
        json($name, $client->stats($name) === $stats[$name]);
    }
    json($stats['current_stream_id'], $stats['last_stream_id'], $stats['active_stream_num'], $stats['remote_settings']['max_concurrent_streams']);
    json($stats['local_settings']['header_table_size'], $stats['local_settings']['init_window_size'], $stats['local_settings']['max_concurrent_streams'], $stats['local_settings']['max_frame_size']);
    json($client->close(), array_keys($client->stats()), $client->stats('remote_settings') === $stats['remote_settings'], $client->stats('unknown'));
});
?>
--EXPECT--
[["current_stream_id","last_stream_id","local_settings","remote_settings","active_stream_num"],["header_table_size","init_window_size","max_concurrent_streams","max_frame_size","max_header_list_size"],["header_table_size","init_window_size","max_concurrent_streams","max_frame_size","max_header_list_size"]]
["current_stream_id",true]
["last_stream_id",true]
["active_stream_num",true]
["local_settings",true]
["remote_settings",true]
[5,1,1,7]
[4096,65535,4294967295,16384]
[true,["current_stream_id","last_stream_id","local_settings","remote_settings","active_stream_num"],true,null]
