--TEST--
Response::cookie(): names, raw values, paths and domains with separators or NUL are refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$response->cookie('', 'v'));
    report(@$response->cookie('a=b', 'v'));
    report(@$response->cookie('a b', 'v'));
    report(@$response->rawcookie('a', 'v;w'));
    report(@$response->cookie('a', 'v', 0, '/;'));
    report(@$response->cookie('a', 'v', 0, '/', "ex\r\n"));
    report(@$response->cookie('a', 'v', 253402300800));
    report(@$response->cookie(5, 'v'));
    report(@$response->cookie(null, 'v'));
    report(@$response->cookie("a\0b", 'v'));
    report(@$response->rawcookie('a', "v\0w"));
    report(@$response->cookie('a', 'v', 0, "/\0"));
    $response->end();
});
PHP);
preg_match_all('/^Set-Cookie: .*$/m', $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response(), $matches);
var_dump($matches[0]);
$server->finish();
?>
--EXPECT--
array(0) {
}
false 510 Swoole\Http\Response::cookie(): The name cannot be empty
false 510 Swoole\Http\Response::cookie(): The name cannot contain "=", ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::cookie(): The name cannot contain "=", ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::rawcookie(): The value cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::cookie(): The path option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::cookie(): The domain option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::cookie(): The expires cannot have a year greater than 9999
false 510 Swoole\Http\Response::cookie(): The first argument must be a string or a Http\Cookie object
false 510 Swoole\Http\Response::cookie(): The first argument must be a string or a Http\Cookie object
false 510 Swoole\Http\Response::cookie(): The name cannot contain NUL bytes
false 510 Swoole\Http\Response::rawcookie(): The value cannot contain NUL bytes
false 510 Swoole\Http\Response::cookie(): The path option cannot contain NUL bytes
