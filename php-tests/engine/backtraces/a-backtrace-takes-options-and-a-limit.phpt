--TEST--
A backtrace takes the options of debug_backtrace() and a limit of frames
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


class A
{
    public function wait(int $argument): void
    {
        C::yield();
    }
}
$keys = fn (array $trace): string => implode(' ', array_map(fn ($frame) => implode(',', array_keys($frame)), $trace)) . "\n";
run(function () use ($keys) {
    $id = go([new A(), 'wait'], 5);
    echo $keys(C::getBackTrace($id));
    echo $keys(C::getBackTrace($id, 0));
    echo $keys(C::getBackTrace($id, DEBUG_BACKTRACE_IGNORE_ARGS));
    echo $keys(C::getBackTrace($id, DEBUG_BACKTRACE_IGNORE_ARGS, 1));
    C::resume($id);
});
?>
--EXPECT--
file,line,function,class,type,args function,class,object,type,args
file,line,function,class,type,args function,class,type,args
file,line,function,class,type function,class,type
file,line,function,class,type
