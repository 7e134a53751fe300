--TEST--
swoole_mime_type_*: media types are found by suffix, added, set and deleted
--FILE--
<?php
foreach (["a.html", "a.b.PNG", ".css", "css", "a.unknown-suffix", "a.", ""] as $name) {
    echo "$name: ", swoole_mime_type_get($name), " ", var_export(swoole_mime_type_exists($name), true), "\n";
}
echo "alias: ", swoole_get_mime_type("a.json"), "\n";
echo "add what is there: ", var_export(swoole_mime_type_add("html", "x/y"), true), " ", swoole_mime_type_get("a.html"), "\n";
echo "add: ", var_export(swoole_mime_type_add("new1", "x/new"), true), " ", swoole_mime_type_get("a.new1"), " ", var_export(in_array("x/new", swoole_mime_type_list(), true), true), "\n";
swoole_mime_type_set("html", "text/other");
echo "set: ", swoole_mime_type_get("a.html"), "\n";
echo "delete: ", var_export(swoole_mime_type_delete("new1"), true), " ", var_export(swoole_mime_type_delete("new1"), true), " ", swoole_mime_type_get("a.new1"), "\n";
echo "list: ", var_export(array_is_list(swoole_mime_type_list()), true), "\n";
?>
--EXPECT--
a.html: text/html true
a.b.PNG: image/png true
.css: text/css true
css: text/css true
a.unknown-suffix: application/octet-stream false
a.: application/octet-stream false
: application/octet-stream false
alias: application/json
add what is there: false text/html
add: true x/new true
set: text/other
delete: true false application/octet-stream
list: true
