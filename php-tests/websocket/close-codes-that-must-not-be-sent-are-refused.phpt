--TEST--
disconnect() and push(): a close code that must not be on the wire (RFC 6455, section 7.4) is refused and not cut to 16 bits
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    foreach ([0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65536 + 1000, -1] as $code) {
        report(@$ws->disconnect($code));
    }
    $close = new CloseFrame;
    $close->code = 1005;
    report(@$ws->push($close));
    $ws->push('still open');
});
foreach ([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999] as $code) {
    $server->handle("/$code", function ($request, $ws) use ($code) {
        $ws->upgrade();
        $ws->disconnect($code, 'reason');
    });
}
PHP);
echo $server->websocket()->next(), "\n";
foreach ([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999] as $code) {
    echo $server->websocket("/$code")->next(), "\n";
}
$server->finish();
?>
--EXPECT--
text "still open"
close 1000 "reason"
close 1001 "reason"
close 1002 "reason"
close 1003 "reason"
close 1007 "reason"
close 1008 "reason"
close 1009 "reason"
close 1010 "reason"
close 1011 "reason"
close 1012 "reason"
close 1013 "reason"
close 1014 "reason"
close 3000 "reason"
close 4999 "reason"
false 8505 Swoole\Http\Response::disconnect(): close code 0 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 999 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 1004 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 1005 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 1006 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 1015 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 1016 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 2999 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 5000 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code 66536 must not be sent
false 8505 Swoole\Http\Response::disconnect(): close code -1 must not be sent
false 8505 Swoole\Http\Response::push(): close code 1005 must not be sent
