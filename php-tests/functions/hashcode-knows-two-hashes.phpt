--TEST--
swoole_hashcode() knows two hashes, of signed bytes; other types give false and SWOOLE_ERROR_INVALID_PARAMS
--FILE--
<?php
foreach (["", "a", "hello world", "\xff\xfe"] as $data) {
    echo bin2hex($data), ": ", swoole_hashcode($data), " ", swoole_hashcode($data, 1), "\n";
}
var_dump(swoole_hashcode("a", 2), swoole_last_error() === SWOOLE_ERROR_INVALID_PARAMS);
?>
--EXPECT--
: -9223372036854770427 0
61: -9223372036854598138 3392050242
68656c6c6f20776f726c64: -4569957541214041919 1045060183
fffe: -9223372036848915934 3677141090
bool(false)
bool(true)
