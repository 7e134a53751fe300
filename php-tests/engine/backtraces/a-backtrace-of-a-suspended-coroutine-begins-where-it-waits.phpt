--TEST--
A backtrace of a suspended coroutine begins with the call that suspends, and ends with the body, which has no file
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function inner(string $text): void
{
    C::yield();
}
run(function () {
    $id = go(function (): void {
        inner('abc');
    });
    foreach (C::getBackTrace($id) as $frame) {
        $frame['function'] = strtok($frame['function'], ':}'); // 8.4 says which closure
        $frame['file'] = ($frame['file'] ?? '') === __FILE__ ? 'this one' : 'none';
        echo json_encode($frame, JSON_UNESCAPED_SLASHES), "\n";
    }
    C::resume($id);
});
?>
--EXPECT--
{"file":"this one","line":8,"function":"yield","class":"Swoole\\Coroutine","type":"::","args":[]}
{"file":"this one","line":12,"function":"inner","args":["abc"]}
{"function":"{closure","args":[],"file":"none"}
