--TEST--
swoole_substr_unserialize() and swoole_substr_json_decode() take a part of a string
--FILE--
<?php
$data = "abc" . serialize([1, 2]) . "zz";
$length = strlen(serialize([1, 2]));
echo "from the offset: ", json_encode(swoole_substr_unserialize("abc" . serialize([1, 2]), 3)), "\n";
echo "with a length: ", json_encode(swoole_substr_unserialize($data, 3, $length)), "\n";
echo "from the end: ", json_encode(swoole_substr_unserialize("abc" . serialize(7), -4)), "\n";
echo "outside: ", json_encode([swoole_substr_unserialize("abc", 5), swoole_substr_unserialize("abc", 3), swoole_substr_unserialize("abc", -4)]), "\n";
echo "options: ", get_class(swoole_substr_unserialize("x" . serialize(new ArrayObject), 1, 0, ["allowed_classes" => false])), "\n";
echo "json: ", json_encode(swoole_substr_json_decode("abc{\"a\":1}", 3)), "\n";
echo "json with a length: ", var_export(swoole_substr_json_decode("abc{\"a\":1}zz", 3, 7, true), true), "\n";
set_error_handler(function ($number, $text) { echo "warning: $text\n"; return true; });
echo "json outside: ", var_export(swoole_substr_json_decode("abc", 3), true), "\n";
try {
    swoole_substr_json_decode("abc{\"a\":1", 3, 0, true, 512, JSON_THROW_ON_ERROR);
} catch (JsonException $exception) {
    echo "malformed: ", $exception->getMessage(), "\n";
}
?>
--EXPECTF--
from the offset: [1,2]
with a length: [1,2]
from the end: 7
outside: [false,false,false]
options: __PHP_Incomplete_Class
json: {"a":1}
json with a length: array (
  'a' => 1,
)
json outside: warning: swoole_substr_json_decode(): Offset must be less than the length of the string
NULL
malformed: Syntax error%S
