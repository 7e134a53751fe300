--TEST--
A Directory that one coroutine reads, and waits for, is neither read nor closed by another one
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

final class SlowFolder
{
    public $context;
    private array $names = ['a', 'b'];

    public function dir_opendir(): bool
    {
        return true;
    }

    public function dir_readdir(): string|false
    {
        usleep(2000);
        return array_shift($this->names) ?? false;
    }

    public function dir_rewinddir(): bool
    {
        return true;
    }

    public function dir_closedir(): bool
    {
        return true;
    }
}

function outcome(Closure $call): string
{
    try {
        return json_encode($call());
    } catch (Error $error) {
        return preg_replace(['~Stream \d+ \(.*\)~', '~#\d+~'], ['Stream N', '#N'], $error->getMessage());
    }
}

stream_wrapper_register('slow', SlowFolder::class);
run(function () {
    $folder = dir('slow://folder');
    $call = go(function () use ($folder) {
        echo outcome($folder->read(...)), "\n";
    });
    echo 'read: ', outcome($folder->read(...)), "\n";
    echo 'rewind: ', outcome($folder->rewind(...)), "\n";
    echo 'close: ', outcome($folder->close(...)), "\n";
    echo 'closedir: ', outcome(fn () => closedir($folder->handle)), "\n";
    C::join([$call]);
    echo outcome($folder->read(...)), ', ', outcome($folder->read(...)), "\n";
    $folder->close();
    // one that is closed is in nobody's way
    try {
        $folder->read();
    } catch (Error $error) {
        echo str_contains($error->getMessage(), 'coroutine') ? 'in use' : 'closed', "\n";
    }
});
?>
--EXPECT--
read: Stream N is being read by coroutine #N; let one coroutine do that, or open it once for each
rewind: Stream N is being read by coroutine #N; let one coroutine do that, or open it once for each
close: Stream N is being read by coroutine #N; let one coroutine do that, or open it once for each
closedir: Stream N is being read by coroutine #N; let one coroutine do that, or open it once for each
"a"
"b", false
closed
