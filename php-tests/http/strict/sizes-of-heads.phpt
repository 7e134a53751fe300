--TEST--
Heads of 64 KB and 100 fields are taken, one byte or field more answers 413 or 431 and ends the connection, whatever part of them is long
--FILE--
<?php
require __DIR__ . '/../../support/strict.inc';

$server = strict_server();
/** A head of so many bytes whose filler stands in one place. */
function head_of(int $size, string $before, string $after): string
{
    return $before . str_repeat('x', $size - strlen($before) - strlen($after)) . $after;
}
foreach ([65536, 65537, 200_000] as $size) {
    foreach ([
        'target' => ['GET /', " HTTP/1.1\r\nHost: a\r\n\r\n"],
        'query' => ['GET /?', " HTTP/1.1\r\nHost: a\r\n\r\n"],
        'value' => ["GET / HTTP/1.1\r\nHost: a\r\nX: ", "\r\n\r\n"],
        'name' => ["GET / HTTP/1.1\r\nHost: a\r\n", ": x\r\n\r\n"],
        'method' => ['', " / HTTP/1.1\r\nHost: a\r\n\r\n"],
        'version' => ['GET / HTTP/1.1', "\r\nHost: a\r\n\r\n"],
        'host' => ["GET / HTTP/1.1\r\nHost: a", "\r\n\r\n"],
    ] as $where => [$before, $after]) {
        $answers = preg_replace('/x{100,}/', 'x...', answers($server, head_of($size, $before, $after)));
        echo "$size bytes, $where: $answers\n";
    }
    echo "$size bytes without an end: ", answers($server, head_of($size, "GET / HTTP/1.1\r\nX: ", ''), ''), "\n";
}
foreach ([100, 101, 5000] as $count) {
    $head = "GET / HTTP/1.1\r\nHost: a\r\n" . str_repeat("X: 1\r\n", $count - 1) . "\r\n";
    echo "$count fields: ", answers($server, $head), "\n";
}
echo 'empty lines: ', answers($server, str_repeat("\r\n", 30_000) . "GET / HTTP/1.1\r\nHost: a\r\n\r\n"), "\n";
echo 'empty lines for ever: ', answers($server, str_repeat("\r\n", 40_000)), "\n";
$server->finish();
?>
--EXPECT--
65536 bytes, target: 200 GET /x... "", 200 GET /second ""
65536 bytes, query: 200 GET / "", 200 GET /second ""
65536 bytes, value: 200 GET / "", 200 GET /second ""
65536 bytes, name: 200 GET / "", 200 GET /second ""
65536 bytes, method: 400
65536 bytes, version: 400
65536 bytes, host: 200 GET / "", 200 GET /second ""
65536 bytes without an end: 413
65537 bytes, target: 413
65537 bytes, query: 413
65537 bytes, value: 413
65537 bytes, name: 413
65537 bytes, method: 413
65537 bytes, version: 413
65537 bytes, host: 413
65537 bytes without an end: 413
200000 bytes, target: 413
200000 bytes, query: 413
200000 bytes, value: 413
200000 bytes, name: 413
200000 bytes, method: 413
200000 bytes, version: 413
200000 bytes, host: 413
200000 bytes without an end: 413
100 fields: 200 GET / "", 200 GET /second ""
101 fields: 431
5000 fields: 431
empty lines: 200 GET / "", 200 GET /second ""
empty lines for ever: 413
