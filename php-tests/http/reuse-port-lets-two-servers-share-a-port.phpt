--TEST--
Server: a port may be shared only when both ask for it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$first = new Server('127.0.0.1', 0, false, true);
$second = new Server('127.0.0.1', $first->port, false, true);
var_dump($first->port === $second->port, $first->fd !== $second->fd);
try {
    new Server('127.0.0.1', $first->port);
} catch (Swoole\Exception $error) {
    echo $error->getCode(), ' ', str_replace($first->port, 'PORT', $error->getMessage()), "\n";
}
PHP);
?>
--EXPECT--
bool(true)
bool(true)
98 bind(127.0.0.1:PORT) failed
