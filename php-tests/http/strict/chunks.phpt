--TEST--
Chunks: sizes at the limits of integers, extensions, line ends and trailers; the next request begins where the last chunk ends (RFC 9112, section 7.1)
--FILE--
<?php
require __DIR__ . '/../../support/strict.inc';

$server = strict_server("['package_max_length' => 100_000]");
$end = "0\r\n\r\n";
$cases = [];
foreach ([
    "3\r\nabc\r\n$end", "0003\r\nabc\r\n$end", "A\r\n0123456789\r\na\r\n0123456789\r\n$end", $end, "00000000\r\n\r\n",
    "0000000000000003\r\nabc\r\n$end", "00000000000000003\r\nabc\r\n$end",
    "7fffffffffffffff\r\nabc\r\n$end", "8000000000000000\r\nabc\r\n$end", "ffffffffffffffff\r\nabc\r\n$end", "fffffffffffffffe\r\nabc\r\n$end",
    "10000000000000003\r\nabc\r\n$end", "ffffffff\r\nabc\r\n$end", "100000003\r\nabc\r\n$end", "186a0\r\nabc\r\n$end",
    "0x3\r\nabc\r\n$end", "+3\r\nabc\r\n$end", "-3\r\nabc\r\n$end", "3h\r\nabc\r\n$end", "g\r\nabc\r\n$end", "3 \r\nabc\r\n$end", " 3\r\nabc\r\n$end", "\t3\r\nabc\r\n$end",
    "3\t;a\r\nabc\r\n$end", "\r\n3\r\nabc\r\n$end", "3\nabc\r\n$end", "3\r\nabc\n$end", "3\rabc\r\n$end", "3\r\nabc\r$end", "3\r\r\nabc\r\n$end", "3\r\nabc$end", "3\r\nabcd\r\n$end", "3\r\nab\r\n$end",
    "3;\r\nabc\r\n$end", "3;a\r\nabc\r\n$end", "3;a=b\r\nabc\r\n$end", "3;a=\"b;\\\"c\"\r\nabc\r\n$end", "3 ; a = b\r\nabc\r\n$end", "3;a\nb\r\nabc\r\n$end", "3;a\rb\r\nabc\r\n$end", "3;a\0\r\nabc\r\n$end", "3;a\x7f\r\nabc\r\n$end", "3,a\r\nabc\r\n$end",
    "3\0\r\nabc\r\n$end", "3\x0b\r\nabc\r\n$end", "3\xff\r\nabc\r\n$end", "1_0\r\n0123456789abcdef\r\n$end", ";a\r\nabc\r\n$end", "\r\n\r\n", "-0\r\n\r\n", "00;a\r\n\r\n", "3.0\r\nabc\r\n$end", "3e0\r\nabc\r\n$end",
    "3\rX\r\nabc\r\n$end", "3\r\nabcXX0\r\n\r\n", "3\r\nabc\r\r\n$end", "3\r\nabc\n\r$end", "3;a=\"b\r\n\"\r\nabc\r\n$end", "{$end}X", "{$end}\r\n",
    "0;last\r\n\r\n", "0\n\n", "0\r\n\n", "0\n\r\n", "0\r\n\r", "0\r\r\n\r\n",
    "0\r\nX: y\r\n\r\n", "0\r\nContent-Length: 9\r\n\r\n", "0\r\nTransfer-Encoding: chunked\r\n\r\n", "0\r\nHost: b\r\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\nX: y\r\n z\r\n\r\n", "0\r\n X: y\r\n\r\n", "0\r\nX: a\nY: b\r\n\r\n", "0\r\nX: a\0\r\n\r\n", "0\r\nno colon\r\n\r\n", "0\r\n: y\r\n\r\n",
] as $body) {
    $cases[literal($body)] = with_lines(['Transfer-Encoding: chunked'], $body);
}
$chunked = fn (string $body) => with_lines(['Transfer-Encoding: chunked'], $body);
$cases['an extension of 4096 bytes'] = $chunked('3;' . str_repeat('x', 4095) . "\r\nabc\r\n$end");
$cases['one of 5000 bytes'] = $chunked('3;' . str_repeat('x', 5000) . "\r\nabc\r\n$end");
$cases['many small ones'] = $chunked(str_repeat("1;xxxxxxxx\r\na\r\n", 1000) . $end);
$cases['trailers of 8000 bytes'] = $chunked("0\r\n" . str_repeat("X: 0123456789\r\n", 500) . "\r\n");
$cases['trailers of 9000 bytes'] = $chunked("0\r\n" . str_repeat("X: 0123456789\r\n", 600) . "\r\n");
$cases['one byte a chunk'] = $chunked(str_repeat("1\r\na\r\n", 30_000) . $end);
$cases['more than package_max_length'] = $chunked(str_repeat("1000\r\n" . str_repeat('a', 4096) . "\r\n", 25) . $end);
verdicts($server, $cases);
$server->finish();
?>
--EXPECT--
"3\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"0003\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n": 200 POST /first "01234567890123456789", 200 GET /second ""
"0\r\n\r\n": 200 POST /first "", 200 GET /second ""
"00000000\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0000000000000003\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"00000000000000003\r\nabc\r\n0\r\n\r\n": 400
"7fffffffffffffff\r\nabc\r\n0\r\n\r\n": 413
"8000000000000000\r\nabc\r\n0\r\n\r\n": 413
"ffffffffffffffff\r\nabc\r\n0\r\n\r\n": 413
"fffffffffffffffe\r\nabc\r\n0\r\n\r\n": 413
"10000000000000003\r\nabc\r\n0\r\n\r\n": 400
"ffffffff\r\nabc\r\n0\r\n\r\n": 413
"100000003\r\nabc\r\n0\r\n\r\n": 413
"186a0\r\nabc\r\n0\r\n\r\n": 413
"0x3\r\nabc\r\n0\r\n\r\n": 400
"+3\r\nabc\r\n0\r\n\r\n": 400
"-3\r\nabc\r\n0\r\n\r\n": 400
"3h\r\nabc\r\n0\r\n\r\n": 400
"g\r\nabc\r\n0\r\n\r\n": 400
"3 \r\nabc\r\n0\r\n\r\n": 400
" 3\r\nabc\r\n0\r\n\r\n": 400
"\t3\r\nabc\r\n0\r\n\r\n": 400
"3\t;a\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"\r\n3\r\nabc\r\n0\r\n\r\n": 400
"3\nabc\r\n0\r\n\r\n": 400
"3\r\nabc\n0\r\n\r\n": 400
"3\rabc\r\n0\r\n\r\n": 400
"3\r\nabc\r0\r\n\r\n": 400
"3\r\r\nabc\r\n0\r\n\r\n": 400
"3\r\nabc0\r\n\r\n": 400
"3\r\nabcd\r\n0\r\n\r\n": 400
"3\r\nab\r\n0\r\n\r\n": 400
"3;\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"3;a\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"3;a=b\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"3;a=\"b;\\\"c\"\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"3 ; a = b\r\nabc\r\n0\r\n\r\n": 200 POST /first "abc", 200 GET /second ""
"3;a\nb\r\nabc\r\n0\r\n\r\n": 400
"3;a\rb\r\nabc\r\n0\r\n\r\n": 400
"3;a\000\r\nabc\r\n0\r\n\r\n": 400
"3;a\177\r\nabc\r\n0\r\n\r\n": 400
"3,a\r\nabc\r\n0\r\n\r\n": 400
"3\000\r\nabc\r\n0\r\n\r\n": 400
"3\v\r\nabc\r\n0\r\n\r\n": 400
"3\377\r\nabc\r\n0\r\n\r\n": 400
"1_0\r\n0123456789abcdef\r\n0\r\n\r\n": 400
";a\r\nabc\r\n0\r\n\r\n": 400
"\r\n\r\n": 400
"-0\r\n\r\n": 400
"00;a\r\n\r\n": 200 POST /first "", 200 GET /second ""
"3.0\r\nabc\r\n0\r\n\r\n": 400
"3e0\r\nabc\r\n0\r\n\r\n": nothing
"3\rX\r\nabc\r\n0\r\n\r\n": 400
"3\r\nabcXX0\r\n\r\n": 400
"3\r\nabc\r\r\n0\r\n\r\n": 400
"3\r\nabc\n\r0\r\n\r\n": 400
"3;a=\"b\r\n\"\r\nabc\r\n0\r\n\r\n": 400
"0\r\n\r\nX": 200 POST /first "", 400
"0\r\n\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0;last\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0\n\n": 400
"0\r\n\n": 400
"0\n\r\n": 400
"0\r\n\r": 400
"0\r\r\n\r\n": 400
"0\r\nX: y\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0\r\nContent-Length: 9\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0\r\nTransfer-Encoding: chunked\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0\r\nHost: b\r\n\r\n": 200 POST /first "", 200 GET /second ""
"0\r\nX : y\r\n\r\n": 400
"0\r\nX: y\r\n z\r\n\r\n": 400
"0\r\n X: y\r\n\r\n": 400
"0\r\nX: a\nY: b\r\n\r\n": 400
"0\r\nX: a\000\r\n\r\n": 400
"0\r\nno colon\r\n\r\n": 400
"0\r\n: y\r\n\r\n": 400
an extension of 4096 bytes: 200 POST /first "abc", 200 GET /second ""
one of 5000 bytes: 400
many small ones: 400
trailers of 8000 bytes: 200 POST /first "", 200 GET /second ""
trailers of 9000 bytes: 413
one byte a chunk: 200 POST /first 30000 bytes, 200 GET /second ""
more than package_max_length: 413
