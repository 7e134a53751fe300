--TEST--
Pipelined requests of every kind give the same answers when they come in two pieces, cut at every byte
--FILE--
<?php
require __DIR__ . '/../../support/strict.inc';

$server = strict_server();
$conversation = with_lines(['Content-Length: 3'], 'abc')
    . "\r\n" . with_lines(['Transfer-Encoding: chunked'], "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: 1\r\n\r\n")
    . with_lines([], '', 'GET /get HTTP/1.1')
    . with_lines(['Content-Length: 0'], '')
    . with_lines(['Transfer-Encoding: chunked'], "0\r\n\r\n");
$all = [];
for ($cut = 0; $cut <= strlen($conversation); $cut++) {
    $client = $server->connect();
    $client->send(substr($conversation, 0, $cut));
    // the server sees the pieces apart if it has waited between them; whether it has is not asserted
    usleep(300);
    $client->send(substr($conversation, $cut) . SECOND)->halfClose();
    preg_match_all('/(?:POST|GET) \/[^"]*"[^"]*"/', $client->rest(), $match);
    $all[] = implode("\n", $match[0]);
}
echo count($all), " cuts\n", implode("\n", array_unique($all)), "\n";
$server->finish();
?>
--EXPECT--
303 cuts
POST /first "abc"
POST /first "abcde"
GET /get ""
POST /first ""
POST /first ""
GET /second ""
