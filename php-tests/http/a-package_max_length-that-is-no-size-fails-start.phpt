--TEST--
Server::start(): a package_max_length that is no size throws
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
$server->set(['package_max_length' => 'abc']);
try {
    $server->start();
} catch (Throwable $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
PHP);
?>
--EXPECT--
Swoole\Error: failed to parse 'abc' to size, Error: a number of bytes, optionally followed by K, M or G, is expected
