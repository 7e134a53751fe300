--TEST--
Request: of a repeated Authorization, Content-Type or Accept-Encoding the last counts
--FILE--
<?php
$request = Swoole\Http\Request::create();
$request->parse("GET / HTTP/1.1\r\nHost: t\r\n"
    . "Authorization: first\r\nContent-Type: text/a\r\nAccept-Encoding: br\r\n"
    . "Authorization: last\r\nContent-Type: text/b\r\nAccept-Encoding: gzip\r\n\r\n");
echo json_encode($request->header, JSON_UNESCAPED_SLASHES), "\n";
?>
--EXPECT--
{"host":"t","authorization":"last","content-type":"text/b","accept-encoding":"gzip"}
