--TEST--
Server::start(): an empty package_eof throws, though HTTP has no use for any
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
$server->set(['package_eof' => '']);
try {
    $server->start();
} catch (Throwable $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
PHP);
?>
--EXPECT--
Swoole\Error: package_eof cannot be an empty string
