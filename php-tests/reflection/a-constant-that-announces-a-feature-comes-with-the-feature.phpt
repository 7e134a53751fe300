--TEST--
A constant that announces a feature comes with the feature
--FILE--
<?php
$constants = array_keys((new ReflectionExtension('swoole'))->getConstants());
print_r(preg_grep('/^SWOOLE_(HAVE_|USE_HTTP2|HTTP2_|SSL|WEBSOCKET_FLAG_COMPRESS|HOOK_|CHANNEL_)/', $constants));
echo count(preg_grep('/^(SWOOLE|WEBSOCKET)_/', $constants)) === count($constants) ? "all are prefixed\n" : "some lack a prefix\n";
?>
--EXPECT--
Array
(
)
all are prefixed
