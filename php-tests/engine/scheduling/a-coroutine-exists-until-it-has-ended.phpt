--TEST--
exists() is true while suspended and during defers and the end of the context, false afterwards
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class AtEnd
{
    public function __construct(private int $cid) {}
    public function __destruct() { echo "context: ", var_export(C::exists($this->cid), true), "\n"; }
}
run(function () {
    $cid = go(function () {
        C::getContext()['end'] = new AtEnd(C::getCid());
        C::defer(fn() => print("defer: " . var_export(C::exists(C::getCid()), true) . "\n"));
        C::yield();
    });
    var_dump(C::exists($cid));
    C::resume($cid);
    var_dump(C::exists($cid));
    var_dump(C::exists(C::getCid()));
});
--EXPECT--
bool(true)
defer: true
context: true
bool(false)
bool(true)
