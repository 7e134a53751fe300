--TEST--
Response::cookie(): attributes in their order, values encoded, rawcookie() verbatim
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->cookie('n', 'v', 0, '/', 'ex.com', true, true, 'Lax', 'High', true);
    $response->cookie('plain', 'a b;c');
    $response->setCookie('date', 'x', 4102444800, '/p');
    $response->rawcookie('raw', 'a%20b');
    $response->setRawCookie('raw', 'again');
    $response->cookie('gone');
    $response->cookie('gone', '', 4102444800, '/p');
    $response->cookie('past', 'x', -1);
    $response->end();
    var_dump(count($response->cookie));
});
PHP);
preg_match_all('/^Set-Cookie: .*$/m', visible($server->connect()->request('GET / HTTP/1.1', 'Host: test')->response()), $matches);
echo preg_replace('/Max-Age=\d{5,}/', 'Max-Age=<many>', implode("\n", $matches[0])), "\n";
$server->finish();
?>
--EXPECT--
Set-Cookie: n=v; path=/; domain=ex.com; secure; HttpOnly; SameSite=Lax; Priority=High; Partitioned\r\n
Set-Cookie: plain=a+b%3Bc\r\n
Set-Cookie: date=x; expires=Fri, 01-Jan-2100 00:00:00 GMT; Max-Age=<many>; path=/p\r\n
Set-Cookie: raw=a%20b\r\n
Set-Cookie: raw=again\r\n
Set-Cookie: gone=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0\r\n
Set-Cookie: gone=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0; path=/p\r\n
Set-Cookie: past=x\r\n
int(8)
