--TEST--
An exception of a coroutine that another one's exit ends makes the status 255, wherever it is thrown
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

const SCRIPT = <<<'SCRIPT'
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

class Late
{
    public function __destruct()
    {
        throw new Exception('late');
    }
}

run(function () {
    go(function () {
        WAITS
    });
    exit(3);
});
SCRIPT;

$waits = [
    'finally' => 'try { Coroutine::sleep(10); } finally { throw new Exception("late"); }',
    'a defer' => 'Coroutine::defer(fn() => throw new Exception("late")); Coroutine::yield();',
    'a destructor' => '$late = new Late(); Coroutine::yield();',
    'a child in finally' => 'try { Coroutine::yield(); } finally { go(fn() => throw new Exception("late")); }',
    'nothing' => 'Coroutine::yield();',
];
foreach ($waits as $where => $code) {
    echo "$where: ";
    // The status alone is printed: the texts have traces that differ.
    run_child(str_replace('WAITS', $code, SCRIPT), ['display_errors' => 0, 'log_errors' => 0]);
}
?>
--EXPECT--
finally: exit 255
a defer: exit 255
a destructor: exit 255
a child in finally: exit 255
nothing: exit 3
