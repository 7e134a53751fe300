--TEST--
Response::cookie(): samesite and priority with separators, line ends or NUL are refused, and so are Cookie objects with them
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach (['Lax; Domain=evil', 'Lax,None', 'a b', "a\tb", "a\r\nX: y", "a\0b"] as $bad) {
        report(@$response->cookie('a', 'v', 0, '', '', false, false, $bad));
        report(@$response->rawcookie('a', 'v', 0, '', '', false, false, '', $bad));
        report(@$response->cookie((new Swoole\Http\Cookie())->withName('a')->withValue('v')->withPriority($bad)));
    }
    report($response->cookie('good', 'v', 0, '', '', false, false, 'Strict', 'Low'));
    $response->end();
});
PHP);
preg_match_all('/^Set-Cookie: .*(?=\r)/m', $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response(), $lines);
echo implode("\n", $lines[0]), "\n";
foreach (array_count_values(explode("\n", trim($server->finished()))) as $line => $count) {
    echo "$count times $line\n";
}
?>
--EXPECT--
Set-Cookie: good=v; SameSite=Strict; Priority=Low
5 times false 510 Swoole\Http\Response::cookie(): The samesite option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
5 times false 510 Swoole\Http\Response::rawcookie(): The priority option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
5 times false 510 Swoole\Http\Response::cookie(): The priority option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
1 times false 510 Swoole\Http\Response::cookie(): The samesite option cannot contain NUL bytes
1 times false 510 Swoole\Http\Response::rawcookie(): The priority option cannot contain NUL bytes
1 times false 510 Swoole\Http\Response::cookie(): The priority option cannot contain NUL bytes
1 times true 0
