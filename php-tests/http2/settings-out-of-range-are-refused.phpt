--TEST--
Server::start(): HTTP/2 settings that the protocol does not allow are refused with what they may be
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach ([
    ['http2_max_frame_size' => 16383], ['http2_max_frame_size' => 1 << 24], ['http2_init_window_size' => 1 << 31],
    ['http2_max_concurrent_streams' => 0], ['http2_max_header_list_size' => 1], ['http2_header_table_size' => -1],
] as $settings) {
    $server = new Server('127.0.0.1');
    $server->set($settings);
    try {
        $server->start();
    } catch (Swoole\Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
}
Coroutine::set(['http2_max_frame_size' => 1]);
try {
    (new Server('127.0.0.1'))->start();
} catch (Swoole\Exception $exception) {
    echo 'Coroutine::set(): ', $exception->getMessage(), "\n";
}
PHP);
?>
--EXPECT--
http2_max_frame_size must be a number from 16384 to 16777215
http2_max_frame_size must be a number from 16384 to 16777215
http2_init_window_size must be a number from 1 to 2147483647
http2_max_concurrent_streams must be a number from 1 to 4294967295
http2_max_header_list_size must be a number from 1024 to 4294967295
http2_header_table_size must be a number from 0 to 4294967295
Coroutine::set(): http2_max_frame_size must be a number from 16384 to 16777215
