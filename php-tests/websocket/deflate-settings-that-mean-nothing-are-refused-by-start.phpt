--TEST--
Server::start(): a setting of compression with a value that means nothing is a Swoole\Exception that says what is right
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$bad = [
    'window_bits' => [8, 16, 'many', 9.5, true],
    'level' => [0, 10, -1, 'best', []],
    'min_length' => [-1, 'none', 1.5],
];
foreach ($bad as $name => $values) {
    foreach ($values as $value) {
        $server = new Server('127.0.0.1');
        $server->set(["websocket_compression_$name" => $value]);
        try {
            $server->start();
            echo 'started with ', literal($value), "\n";
        } catch (Swoole\Exception $e) {
            echo $e->getCode(), ' ', $e->getMessage(), "\n";
        }
    }
}
PHP);
?>
--EXPECT--
505 websocket_compression_window_bits must be a number from 9 to 15
505 websocket_compression_window_bits must be a number from 9 to 15
505 websocket_compression_window_bits must be a number from 9 to 15
505 websocket_compression_window_bits must be a number from 9 to 15
505 websocket_compression_window_bits must be a number from 9 to 15
505 websocket_compression_level must be a number from 1 to 9
505 websocket_compression_level must be a number from 1 to 9
505 websocket_compression_level must be a number from 1 to 9
505 websocket_compression_level must be a number from 1 to 9
505 websocket_compression_level must be a number from 1 to 9
505 websocket_compression_min_length must be a number of bytes
505 websocket_compression_min_length must be a number of bytes
505 websocket_compression_min_length must be a number of bytes
