--TEST--
start() refuses an upload_tmp_dir that cannot be made
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
    $server = new Server('127.0.0.1', 0);
    $server->set(['upload_tmp_dir' => '/dev/null/folder']);
    try {
        $server->start();
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
PHP);
?>
--EXPECT--
Unable to create upload_tmp_dir[/dev/null/folder]
