--TEST--
Http2\Client: connect() sends the preface and SETTINGS and waits for none; set() does not change them
--FILE--
<?php
use Swoole\Coroutine\Http2\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    [$listener, $port] = listening();
    $keys = ['header_table_size' => 100, 'enable_push' => 1, 'max_concurrent_streams' => 3, 'init_window_size' => 70_000, 'max_frame_size' => 20_000, 'max_header_list_size' => 5];
    $sent = [];
    foreach ([[], $keys] as $settings) {
        $client = new Client('127.0.0.1', $port);
        json($client->set($settings + ['timeout' => 20]), $client->connect(), $client->sock, $client->type, $client->host, $client->port === $port, $client->ssl);
        // Nothing was answered, and the request leaves.
        json($client->send(http2_request()), $client->recv(.02), $client->errCode, $client->isStreamExist(1));
        $peer = $listener->accept(20);
        json($peer->recvAll(strlen(H2::PREFACE), 20) === H2::PREFACE);
        ['length' => $length, 'type' => $type, 'flags' => $flags, 'stream' => $stream] = unpack('nlength/Ctype/Cflags/Nstream', substr($peer->recvAll(9, 20), 1));
        json($type === H2::SETTINGS, $flags, $stream);
        $values = [];
        foreach (str_split($peer->recvAll($length, 20), 6) as $pair) {
            $values += array_column([unpack('nid/Nvalue', $pair)], 'value', 'id');
        }
        json($values[H2::HEADER_TABLE_SIZE] ?? 4096, $values[H2::ENABLE_PUSH], $values[H2::INITIAL_WINDOW_SIZE] ?? 65535, $values[H2::MAX_FRAME_SIZE] ?? 16384);
        $sent[] = $values;
        $client->close();
    }
    json('the same', $sent[0] === $sent[1]);
});
?>
--EXPECT--
[true,true,-1,0,"127.0.0.1",true,false]
[1,false,110,true]
true
[true,0,0]
[4096,0,65535,16384]
[true,true,-1,0,"127.0.0.1",true,false]
[1,false,110,true]
true
[true,0,0]
[4096,0,65535,16384]
["the same",true]
