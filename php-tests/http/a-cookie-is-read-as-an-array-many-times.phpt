--TEST--
Cookie::toArray() gives the same array each time, and the cookie remains whole
--FILE--
<?php
$cookie = (new Swoole\Http\Cookie())->withName('n')->withValue(str_repeat('v', 3))->withPath('/p')
    ->withDomain('example.com')->withSameSite('Lax')->withPriority('High');
$first = $cookie->toArray();
for ($i = 0; $i < 3; $i++) {
    var_dump($cookie->toArray() === $first);
}
echo json_encode($first, JSON_UNESCAPED_SLASHES), "\n", $cookie->toString(), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
{"name":"n","value":"vvv","path":"/p","domain":"example.com","sameSite":"Lax","priority":"High","encode":true,"expires":0,"secure":false,"httpOnly":false,"partitioned":false}
n=vvv; path=/p; domain=example.com; SameSite=Lax; Priority=High
