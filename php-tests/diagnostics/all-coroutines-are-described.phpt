--TEST--
A program that stands still says which coroutine waits for what, where and since when, the longest wait first
--FILE--
<?php
require __DIR__ . '/../support/text.inc';
use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use SwooleRs\Diagnostics;
use function Swoole\Coroutine\go;
use function Swoole\Coroutine\run;

function waits_for_a_message(Channel $channel): void
{
    $channel->pop();
}

echo Diagnostics::coroutines();
run(function () {
    $channel = new Channel();
    $yielded = go(fn() => Coroutine::yield());
    Coroutine::sleep(0.05);
    go('waits_for_a_message', $channel);
    $sleeper = go(fn() => Coroutine::sleep(20));
    // Their turn is over: each of the next ones begins later
    Coroutine::sleep(0.05);
    $text = Diagnostics::coroutines();
    echo preg_replace(['~' . preg_quote(__DIR__) . '/~', '~(all-coroutines-\S+?\.php)\(\d+\)~', '/\d+\.\d{3} s/', '/\{closure.*\}(?=\()/'], ['', '$1(LINE)', 'N s', '{closure}'], $text);
    preg_match_all('/since (\d+\.\d+) s/', $text, $since);
    echo 'waits in order: ', json_encode($since[1][0] >= 0.1 && $since[1][0] > $since[1][1]), "\n";
    echo preg_match_all('/^coroutine#/m', Diagnostics::coroutines(2)), " of them\n";
    try {
        Diagnostics::coroutines(-1);
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
    Coroutine::resume($yielded);
    $channel->push(1);
    Coroutine::cancel($sleeper);
});
?>
--EXPECT--
coroutines: 0
coroutines: 4

coroutine#2, created by coroutine#1, waits for resume(), since N s
#0 all-coroutines-are-described.php(LINE): Swoole\Coroutine::yield()
#1 [internal function]: {closure}()

coroutine#3, created by coroutine#1, waits for another coroutine, since N s
#0 all-coroutines-are-described.php(LINE): Swoole\Coroutine\Channel->pop()
#1 [internal function]: waits_for_a_message()

coroutine#4, created by coroutine#1, waits for a descriptor, a time or a job of the thread pool, since N s
#0 all-coroutines-are-described.php(LINE): Swoole\Coroutine::sleep()
#1 [internal function]: {closure}()

coroutine#1, created by the main script, runs
#0 all-coroutines-are-described.php(LINE): SwooleRs\Diagnostics::coroutines()
#1 [internal function]: {closure}()
waits in order: true
2 of them
SwooleRs\Diagnostics::coroutines(): Argument #1 ($limit) must be greater than or equal to 0
