--TEST--
Server::__construct(): what cannot be bound throws with the documented code and text
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach ([
    [''], ['localhost', 80], ['[::1]', 80], ['1.2.3', 80], ['127.0.0.1', -1], ['127.0.0.1', 65536], ['::1', -1], ['::1', 65536], ['192.0.2.1', 0],
    ['unix:/no/such/folder/socket'], ['unix:/tmp/' . str_repeat('x', 120)],
] as $arguments) {
    try {
        new Server(...$arguments);
        echo "no error\n";
    } catch (Swoole\Exception $error) {
        echo get_class($error), ' ', $error->getCode(), ' ', str_replace(str_repeat('x', 120), '...', $error->getMessage()), "\n";
    }
}
PHP);
?>
--EXPECT--
Swoole\Exception 22 host is empty
Swoole\Exception 722 bind(localhost:80) failed
Swoole\Exception 722 bind([::1]:80) failed
Swoole\Exception 722 bind(1.2.3:80) failed
Swoole\Exception 723 bind(127.0.0.1:-1) failed
Swoole\Exception 723 bind(127.0.0.1:65536) failed
Swoole\Exception 723 bind(::1:-1) failed
Swoole\Exception 723 bind(::1:65536) failed
Swoole\Exception 99 bind(192.0.2.1:0) failed
Swoole\Exception 2 bind(unix:/no/such/folder/socket:0) failed
Swoole\Exception 504 bind(unix:/tmp/...:0) failed
