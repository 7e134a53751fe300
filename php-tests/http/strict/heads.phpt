--TEST--
Heads: line ends, control characters, names, targets, versions and hosts; what is no request ends the connection (RFC 9112, sections 2 to 5)
--FILE--
<?php
require __DIR__ . '/../../support/strict.inc';

$server = strict_server();
$cases = [];
foreach ([
    // line ends (section 2.2)
    "GET /f HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nGET /f HTTP/1.1\r\nHost: a\r\n\r\n", "\n\nGET /f HTTP/1.1\r\nHost: a\r\n\r\n", "\r\rGET /f HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /f HTTP/1.1\nHost: a\n\n", "GET /f HTTP/1.1\r\nHost: a\n\r\n", "GET /f HTTP/1.1\nHost: a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\n\n", "GET /f HTTP/1.1\rHost: a\r\r",
    "GET /f HTTP/1.1\r\nHost: a\r\nX: 1\rY: 2\r\n\r\n", "GET /f HTTP/1.1\r\r\nHost: a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\r\n\r\n",
    // folded lines (section 5.2), blanks around names (section 5.1)
    "GET /f HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX: 1\r\n\t2\r\n\r\n", "GET /f HTTP/1.1\r\n Host: a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\n \r\n\r\n",
    "GET /f HTTP/1.1\r\nHost : a\r\n\r\n", "GET /f HTTP/1.1\r\nHost\t: a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
    "GET /f HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX(: 1\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX\x80: 1\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX\0: 1\r\n\r\n",
    // values (section 5.5 of RFC 9110)
    "GET /f HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX: a\x01b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX: a\x7fb\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX: \t a\tb\x80\xff \t\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n",
    // request lines (section 3)
    "get /f HTTP/1.1\r\nHost: a\r\n\r\n", "G\0T /f HTTP/1.1\r\nHost: a\r\n\r\n", "GET  /f HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f  HTTP/1.1\r\nHost: a\r\n\r\n", "GET\t/f\tHTTP/1.1\r\nHost: a\r\n\r\n", " GET /f HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f HTTP/1.1 \r\nHost: a\r\n\r\n",
    "GET f HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f\0 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f\x01 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f#x HTTP/1.1\r\nHost: a\r\n\r\n", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "GET HTTP/1.1\r\nHost: a\r\n\r\n", "GET /f\r\nHost: a\r\n\r\n", "GET\r\n\r\n", "nonsense\r\n\r\n",
    "GET http://b/f HTTP/1.1\r\nHost: a\r\n\r\n", "GET http:///f HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://b:x/f HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://u@b/f HTTP/1.1\r\nHost: a\r\n\r\n", "GET ftp://b/f HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    // versions (section 2.3)
    "GET /f HTTP/0.9\r\nHost: a\r\n\r\n", "GET /f HTTP/1.2\r\nHost: a\r\n\r\n", "GET /f HTTP/2.0\r\nHost: a\r\n\r\n", "GET /f HTTP/2\r\nHost: a\r\n\r\n", "GET /f HTTP/1.10\r\nHost: a\r\n\r\n", "GET /f HTTP/01.1\r\nHost: a\r\n\r\n", "GET /f http/1.1\r\nHost: a\r\n\r\n", "GET /f HTTP/1,1\r\nHost: a\r\n\r\n", "GET /f HTTP/1.1x\r\nHost: a\r\n\r\n", "GET /f XTTP/1.1\r\nHost: a\r\n\r\n",
    // hosts (section 3.2)
    "GET /f HTTP/1.1\r\n\r\n", "GET /f HTTP/1.1\r\nHost:\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a, b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a/b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: u@a\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a:b\r\n\r\n", "GET /f HTTP/1.1\r\nHost: a:65536\r\n\r\n", "GET /f HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET /f HTTP/1.1\r\nHost: [::1\r\n\r\n",
] as $head) {
    $cases[literal($head)] = $head;
}
verdicts($server, $cases);
$server->finish();
?>
--EXPECT--
"GET /f HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f "", 200 GET /second ""
"\r\nGET /f HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f "", 200 GET /second ""
"\n\nGET /f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"\r\rGET /f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1\nHost: a\n\n": 400
"GET /f HTTP/1.1\r\nHost: a\n\r\n": 400
"GET /f HTTP/1.1\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\n\n": 400
"GET /f HTTP/1.1\rHost: a\r\r": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: 1\rY: 2\r\n\r\n": 400
"GET /f HTTP/1.1\r\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: 1\r\n\t2\r\n\r\n": 400
"GET /f HTTP/1.1\r\n Host: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\n \r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost : a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost\t: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX(: 1\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX\200: 1\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX\000: 1\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: a\000b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: a\001b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: a\177b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nX: \t a\tb\200\377 \t\r\n\r\n": 200 GET /f "", 200 GET /second ""
"GET /f HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n": 200 GET /f "", 200 GET /second ""
"get /f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"G\000T /f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET  /f HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f "", 200 GET /second ""
"GET /f  HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET\t/f\tHTTP/1.1\r\nHost: a\r\n\r\n": 400
" GET /f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1 \r\nHost: a\r\n\r\n": 400
"GET f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f\000 HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f\001 HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f#x HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f#x "", 200 GET /second ""
"GET * HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET * "", 200 GET /second ""
"GET HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f\r\nHost: a\r\n\r\n": 400
"GET\r\n\r\n": 400
"nonsense\r\n\r\n": 400
"GET http://b/f HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f "", 200 GET /second ""
"GET http:///f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET http://b:x/f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET http://u@b/f HTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET ftp://b/f HTTP/1.1\r\nHost: a\r\n\r\n": 200 GET /f "", 200 GET /second ""
"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n": 501
"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n": 200 OPTIONS * "", 200 GET /second ""
"GET /f HTTP/0.9\r\nHost: a\r\n\r\n": 505
"GET /f HTTP/1.2\r\nHost: a\r\n\r\n": 505
"GET /f HTTP/2.0\r\nHost: a\r\n\r\n": 505
"GET /f HTTP/2\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.10\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/01.1\r\nHost: a\r\n\r\n": 400
"GET /f http/1.1\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1,1\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1x\r\nHost: a\r\n\r\n": 400
"GET /f XTTP/1.1\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost:\r\n\r\n": 200 GET /f "", 200 GET /second ""
"GET /f HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a, b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a/b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: u@a\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a:b\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: a:65536\r\n\r\n": 400
"GET /f HTTP/1.1\r\nHost: [::1]:80\r\n\r\n": 200 GET /f "", 200 GET /second ""
"GET /f HTTP/1.1\r\nHost: [::1\r\n\r\n": 400
