--TEST--
Fields that say where a body ends: what two readers could understand differently gets 400 or 501 and the end of the connection (RFC 9112, section 6)
--FILE--
<?php
require __DIR__ . '/../../support/strict.inc';

$server = strict_server();
$chunks = "3\r\nabc\r\n0\r\n\r\n";
$cases = [];
foreach ([
    'Content-Length: 3', 'Content-Length: 3  ', 'Content-Length:3', 'Content-Length: 003', 'Content-Length: 3,3', 'Content-Length: 3;',
    'Content-Length: 3 3', 'Content-Length: +3', 'Content-Length: -3', 'Content-Length: 0x3', 'Content-Length: 3.0', 'Content-Length: 1e0',
    'Content-Length: 1_0', "Content-Length: \xd9\xa3", 'Content-Length: "3"', 'Content-Length:', 'Content-Length : 3', ' Content-Length: 3',
    "Content-Length\t: 3", "Content-Length: 3\0", "Content-Length: \x0b3", 'Content_Length: 3', 'Content-Length: 9223372036854775808',
    'Content-Length: 18446744073709551615', 'Content-Length: 18446744073709551616', 'Content-Length: 18446744073709551619',
] as $line) {
    $cases[literal($line)] = with_lines([$line], 'abc');
}
$cases['the same length twice'] = with_lines(['Content-Length: 3', 'Content-Length: 3'], 'abc');
$cases['another length, too'] = with_lines(['Content-Length: 3', 'content-length: 0'], 'abc');
$cases['a length and chunks'] = with_lines(['Content-Length: 3', 'Transfer-Encoding: chunked'], $chunks);
$cases['chunks and a length'] = with_lines(['Transfer-Encoding: chunked', 'Content-Length: 13'], $chunks);
$cases['a length and a coding that is none'] = with_lines(['Content-Length: 3', 'Transfer-Encoding: identity'], 'abc');
foreach ([
    'Transfer-Encoding: chunked', 'Transfer-Encoding:chunked', 'Transfer-Encoding: Chunked', "Transfer-Encoding:\tchunked \t", 'Transfer-Encoding: , chunked ,',
    'Transfer-Encoding: xchunked', 'Transfer-Encoding: chunkedx', 'Transfer-Encoding: chunk', 'Transfer-Encoding: "chunked"', 'Transfer-Encoding: chunked;q=1',
    'Transfer-Encoding: chunked, chunked', 'Transfer-Encoding: chunked, identity', 'Transfer-Encoding: identity, chunked', 'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: chunked, gzip', 'Transfer-Encoding: gzip', 'Transfer-Encoding: identity', 'Transfer-Encoding:', 'Transfer-Encoding: ,', 'Transfer-Encoding : chunked',
    " Transfer-Encoding: chunked", "Transfer-Encoding\t: chunked", "Transfer-Encoding: \x0bchunked", "Transfer-Encoding: chunked\0", "Transfer-Encoding: chunk\x01ed",
    "Transfer-Encoding: chunked\x85", "Transfer_Encoding: chunked", "X: x\nTransfer-Encoding: chunked", "X: x\rTransfer-Encoding: chunked",
    "Transfer-Encoding:\r\n chunked", "Transfer-Encoding: chunked\r\n , gzip",
] as $line) {
    $cases[literal($line)] = with_lines([$line], $chunks);
}
$cases['two fields, chunked in both'] = with_lines(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], $chunks);
$cases['two fields, chunked first'] = with_lines(['Transfer-Encoding: chunked', 'Transfer-Encoding: gzip'], $chunks);
$cases['two fields, chunked last'] = with_lines(['Transfer-Encoding: gzip', 'Transfer-Encoding: chunked'], $chunks);
$cases['HTTP/1.0 with chunks'] = with_lines(['Transfer-Encoding: chunked', 'Connection: keep-alive'], $chunks, 'POST /first HTTP/1.0');
$cases['GET with a length'] = with_lines(['Content-Length: 3'], 'abc', 'GET /first HTTP/1.1');
$cases['GET with chunks'] = with_lines(['Transfer-Encoding: chunked'], $chunks, 'GET /first HTTP/1.1');
$cases['chunks and a length of 0'] = with_lines(['Transfer-Encoding: chunked', 'Content-Length: 0'], $chunks);
$cases['a length, and one in the trailers'] = with_lines(['Content-Length: 3'], "abcContent-Length: 5\r\n\r\n");
$cases['a length named by Connection'] = with_lines(['Connection: Content-Length', 'Content-Length: 3'], 'abc');
$cases['chunks named by Connection'] = with_lines(['Connection: keep-alive, Transfer-Encoding', 'Transfer-Encoding: chunked'], $chunks);
$cases['an upgrade to h2c'] = with_lines(['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAA', 'Content-Length: 3'], 'abc');
$cases['Expect twice'] = with_lines(['Expect: 100-continue', 'Expect: 100-continue', 'Content-Length: 3'], 'abc');
$cases['Expect with another'] = with_lines(['Expect: 100-continue, more', 'Content-Length: 3'], 'abc');
$cases['Expect with a word before'] = with_lines(['Expect: y 100-continue', 'Content-Length: 3'], 'abc');
$cases['Expect without a body'] = with_lines(['Expect: 100-continue'], '', 'GET /first HTTP/1.1');
$cases['Expect with a body that is there'] = with_lines(['Expect: 100-continue', 'Content-Length: 3'], 'abc', 'GET /first HTTP/1.1');
$cases['Expect in HTTP/1.0'] = with_lines(['Expect: 100-continue', 'Connection: keep-alive', 'Content-Length: 3'], 'abc', 'POST /first HTTP/1.0');
$cases['OPTIONS with chunks'] = with_lines(['Transfer-Encoding: chunked'], $chunks, 'OPTIONS /first HTTP/1.1');
$cases['TRACE with a length'] = with_lines(['Content-Length: 3'], 'abc', 'TRACE /first HTTP/1.1');
$cases['POST without either'] = with_lines([]);
verdicts($server, $cases);
$server->finish();
?>
--EXPECT--
"Content-Length: 3": 200 POST /first "abc", 200 GET /second ""
"Content-Length: 3  ": 200 POST /first "abc", 200 GET /second ""
"Content-Length:3": 200 POST /first "abc", 200 GET /second ""
"Content-Length: 003": 200 POST /first "abc", 200 GET /second ""
"Content-Length: 3,3": 400
"Content-Length: 3;": 400
"Content-Length: 3 3": 400
"Content-Length: +3": 400
"Content-Length: -3": 400
"Content-Length: 0x3": 400
"Content-Length: 3.0": 400
"Content-Length: 1e0": 400
"Content-Length: 1_0": 400
"Content-Length: \331\243": 400
"Content-Length: \"3\"": 400
"Content-Length:": 400
"Content-Length : 3": 400
" Content-Length: 3": 400
"Content-Length\t: 3": 400
"Content-Length: 3\000": 400
"Content-Length: \v3": 400
"Content_Length: 3": 200 POST /first "", 400
"Content-Length: 9223372036854775808": 413
"Content-Length: 18446744073709551615": 413
"Content-Length: 18446744073709551616": 400
"Content-Length: 18446744073709551619": 400
the same length twice: 400
another length, too: 400
a length and chunks: 400
chunks and a length: 400
a length and a coding that is none: 400
"Transfer-Encoding: chunked": 200 POST /first "abc", 200 GET /second ""
"Transfer-Encoding:chunked": 200 POST /first "abc", 200 GET /second ""
"Transfer-Encoding: Chunked": 200 POST /first "abc", 200 GET /second ""
"Transfer-Encoding:\tchunked \t": 200 POST /first "abc", 200 GET /second ""
"Transfer-Encoding: , chunked ,": 200 POST /first "abc", 200 GET /second ""
"Transfer-Encoding: xchunked": 501
"Transfer-Encoding: chunkedx": 501
"Transfer-Encoding: chunk": 501
"Transfer-Encoding: \"chunked\"": 400
"Transfer-Encoding: chunked;q=1": 501
"Transfer-Encoding: chunked, chunked": 400
"Transfer-Encoding: chunked, identity": 400
"Transfer-Encoding: identity, chunked": 501
"Transfer-Encoding: gzip, chunked": 501
"Transfer-Encoding: chunked, gzip": 400
"Transfer-Encoding: gzip": 501
"Transfer-Encoding: identity": 501
"Transfer-Encoding:": 400
"Transfer-Encoding: ,": 400
"Transfer-Encoding : chunked": 400
" Transfer-Encoding: chunked": 400
"Transfer-Encoding\t: chunked": 400
"Transfer-Encoding: \vchunked": 400
"Transfer-Encoding: chunked\000": 400
"Transfer-Encoding: chunk\001ed": 400
"Transfer-Encoding: chunked\205": 400
"Transfer_Encoding: chunked": 200 POST /first "", 400
"X: x\nTransfer-Encoding: chunked": 400
"X: x\rTransfer-Encoding: chunked": 400
"Transfer-Encoding:\r\n chunked": 400
"Transfer-Encoding: chunked\r\n , gzip": 400
two fields, chunked in both: 400
two fields, chunked first: 400
two fields, chunked last: 501
HTTP/1.0 with chunks: 400
GET with a length: 200 GET /first "abc", 200 GET /second ""
GET with chunks: 200 GET /first "abc", 200 GET /second ""
chunks and a length of 0: 400
a length, and one in the trailers: 200 POST /first "abc", 400
a length named by Connection: 200 POST /first "abc", 200 GET /second ""
chunks named by Connection: 200 POST /first "abc", 200 GET /second ""
an upgrade to h2c: 200 POST /first "abc", 200 GET /second ""
Expect twice: 200 POST /first "abc", 200 GET /second ""
Expect with another: 417
Expect with a word before: 417
Expect without a body: 200 GET /first "", 200 GET /second ""
Expect with a body that is there: 200 GET /first "abc", 200 GET /second ""
Expect in HTTP/1.0: 200 POST /first "abc", 200 GET /second ""
OPTIONS with chunks: 200 OPTIONS /first "abc", 200 GET /second ""
TRACE with a length: 200 TRACE /first "abc", 200 GET /second ""
POST without either: 200 POST /first "", 200 GET /second ""
