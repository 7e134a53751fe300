--TEST--
Frame::unpack(): false with 508 for what is not a whole, well-formed frame
--FILE--
<?php
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach (['', 'x', "\x81\5Hell", "\x81\x7e\0", "\x89\x7e\0\x7e" . str_repeat('x', 126), "\x09\1x"] as $bytes) {
    ob_start();
    $result = @Frame::unpack($bytes);
    ob_end_clean();
    echo literal($result), ' ', swoole_last_error(), "\n";
    swoole_clear_error();
}
PHP);
?>
--EXPECT--
false 508
false 508
false 508
false 508
false 508
false 508
