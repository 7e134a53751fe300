--TEST--
A constant that announces a feature comes with the feature
--FILE--
<?php
$constants = array_keys((new ReflectionExtension('swoole'))->getConstants());
echo implode(' ', preg_grep('/^SWOOLE_(HAVE_|USE_HTTP2)/', $constants)), "\n";
echo "without a prefix: ", implode(' ', preg_grep('/^(SWOOLE|WEBSOCKET|PRIO|AI|AF|IPPROTO|IPV6|IP|MCAST|MSG|SOCK|SOCKET|SOL|SO|TCP)_|^SIG|^SOMAXCONN/', $constants, PREG_GREP_INVERT)), "\n";
?>
--EXPECT--
SWOOLE_HAVE_COMPRESSION SWOOLE_HAVE_ZLIB SWOOLE_HAVE_BROTLI SWOOLE_HAVE_ZSTD SWOOLE_USE_HTTP2
without a prefix: FILE_LOCK
