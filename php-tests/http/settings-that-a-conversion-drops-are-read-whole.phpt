--TEST--
start() reads all settings although the handler of a warning about one of them drops the array
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
    $server = new Server('127.0.0.1');
    $server->settings = ['max_connection' => new stdClass, 'websocket_overflow' => str_repeat('perhaps', 3)];
    set_error_handler(function ($number, $text) use ($server) {
        echo $text, "\n";
        $server->settings = null;
        for ($i = 0; $i < 64; $i++) {
            $GLOBALS['garbage'][] = array_fill_keys(range('a', 'h'), str_repeat('!', 24));
        }
    });
    try {
        $server->start();
    } catch (Swoole\Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
    PHP);
run_here(<<<'PHP'
    $server = new Server('127.0.0.1');
    $server->set(['max_connection' => new stdClass]);
    set_error_handler(fn () => throw new RuntimeException('thrown by the handler'));
    try {
        $server->start();
    } catch (RuntimeException $exception) {
        echo $exception->getMessage(), "\n";
    }
    PHP);
?>
--EXPECT--
Object of class stdClass could not be converted to int
websocket_overflow must be 'wait', 'drop' or 'close'
thrown by the handler
