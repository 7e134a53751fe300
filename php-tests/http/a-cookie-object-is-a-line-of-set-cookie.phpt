--TEST--
Swoole\Http\Cookie: setters return the object, toString() and Response::cookie() make the same line, what would break it is refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

use Swoole\Http\Cookie;

$cookie = new Cookie();
var_dump($cookie->withName('n') === $cookie);
echo $cookie->withValue('a b')->withPath('/')->withDomain('ex.com')->withSecure(true)->withHttpOnly(true)
    ->withSameSite('Lax')->withPriority('High')->withPartitioned(true)->toString(), "\n";
echo $cookie->toString() === $cookie->toString() ? "again\n" : "other\n";
echo json_encode($cookie->withExpires(12)->toArray()), "\n", json_encode($cookie->toArray()), "\n";
echo $cookie->withPath('')->withDomain('')->withSecure()->withHttpOnly()->withSameSite('')->withPriority('')
    ->withPartitioned()->withExpires()->toString(), "\n";
echo $cookie->withValue('')->toString(), "\n";
var_dump($cookie->reset());
echo json_encode($cookie->toArray()), "\n";
report(@$cookie->toString());
report(@$cookie->withName('a=b')->toString());
report(@$cookie->withName('a')->withSameSite('Lax; secure')->toString());
echo 'it keeps what was set: ', $cookie->toArray()['sameSite'], "\n";

$raw = new Cookie(false);
echo $raw->withName('n')->withValue('a%20b')->toString(), "\n";
report(@$raw->withValue('a b')->toString());
$raw->__construct();
echo json_encode($raw->toArray()), "\n";

$refused = function (callable $call) {
    try {
        $call();
    } catch (Throwable $thrown) {
        echo get_class($thrown), ': ', $thrown->getMessage(), "\n";
    }
};
foreach (['withName', 'withValue', 'withPath', 'withDomain', 'withSameSite', 'withPriority'] as $method) {
    $refused(fn () => $cookie->$method());
}
$refused(fn () => $cookie->withExpires('soon'));
$refused(fn () => clone $cookie);
$refused(fn () => serialize($cookie));
$late = new class extends Cookie {
    public function __construct()
    {
    }
};
report($late->toString());
var_dump($late->reset());
$refused(fn () => $late->withName('n'));
$refused(fn () => $late->toArray());

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $cookie = (new Swoole\Http\Cookie(false))->withName('raw')->withValue('a%20b')->withPath('/p');
    var_dump($response->cookie($cookie, 'ignored', 1), $response->setCookie($cookie->withValue('two')));
    var_dump($response->rawcookie((new Swoole\Http\Cookie())->withName('coded')->withValue('a b')));
    report(@$response->cookie($cookie->withValue('a b')));
    report(@$response->cookie(new stdClass()));
    report(@$response->cookie((new ReflectionClass(Swoole\Http\Cookie::class))->newInstanceWithoutConstructor()));
    $response->end();
});
PHP);
preg_match_all('/^Set-Cookie: .*$/m', visible($server->connect()->request('GET / HTTP/1.1', 'Host: test')->response()), $matches);
echo implode("\n", $matches[0]), "\n";
$server->finish();
?>
--EXPECT--
bool(true)
n=a+b; path=/; domain=ex.com; secure; HttpOnly; SameSite=Lax; Priority=High; Partitioned
again
{"name":"n","value":"a b","path":"\/","domain":"ex.com","sameSite":"Lax","priority":"High","encode":true,"expires":12,"secure":true,"httpOnly":true,"partitioned":true}
{"name":"n","value":"a b","path":"\/","domain":"ex.com","sameSite":"Lax","priority":"High","encode":true,"expires":12,"secure":true,"httpOnly":true,"partitioned":true}
n=a+b
n=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0
NULL
{"name":"","value":"","path":"","domain":"","sameSite":"","priority":"","encode":true,"expires":0,"secure":false,"httpOnly":false,"partitioned":false}
false 510 Swoole\Http\Cookie::toString(): The name cannot be empty
false 510 Swoole\Http\Cookie::toString(): The name cannot contain "=", ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Cookie::toString(): The samesite option cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
it keeps what was set: Lax; secure
n=a%20b
false 510 Swoole\Http\Cookie::toString(): The value cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
{"name":"","value":"","path":"","domain":"","sameSite":"","priority":"","encode":true,"expires":0,"secure":false,"httpOnly":false,"partitioned":false}
ArgumentCountError: Swoole\Http\Cookie::withName() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Http\Cookie::withValue() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Http\Cookie::withPath() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Http\Cookie::withDomain() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Http\Cookie::withSameSite() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Http\Cookie::withPriority() expects exactly 1 argument, 0 given
TypeError: Swoole\Http\Cookie::withExpires(): Argument #1 ($expires) must be of type int, string given
Error: Trying to clone an uncloneable object of class Swoole\Http\Cookie
Exception: Serialization of 'Swoole\Http\Cookie' is not allowed
false 7107
NULL
Error: Swoole\Http\Cookie is not initialized
Error: Swoole\Http\Cookie is not initialized
Set-Cookie: raw=a%20b; path=/p\r\n
Set-Cookie: raw=two; path=/p\r\n
Set-Cookie: coded=a+b\r\n
bool(true)
bool(true)
bool(true)
false 510 Swoole\Http\Response::cookie(): The value cannot contain ",", ";", " ", "\t", "\r", "\n", "\013", or "\014"
false 510 Swoole\Http\Response::cookie(): The first argument must be a string or a Http\Cookie object
false 510 Swoole\Http\Response::cookie(): The first argument must be a string or a Http\Cookie object
