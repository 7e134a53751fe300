--TEST--
Request: leading blanks of a name in the query or a form are dropped
--FILE--
<?php
$request = Swoole\Http\Request::create();
$request->parse("POST /?%20a=1&++b=2&c=3 HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    . "Content-Length: 11\r\n\r\n%20d=1&+e=2");
echo json_encode([$request->get, $request->post]), "\n";
?>
--EXPECT--
[{"a":"1","b":"2","c":"3"},{"d":"1","e":"2"}]
