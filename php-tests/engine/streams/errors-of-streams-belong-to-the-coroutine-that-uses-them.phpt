--TEST--
What an operation on a stream has to say is said by its own function, and silenced by its own @, whoever else uses streams meanwhile
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/** Gives more than it was asked for, which PHP complains of, and then waits inside the same operation. */
abstract class Slow
{
    public $context;
    private bool $has_waited = false;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_read(int $count): string
    {
        return $this->has_waited ? '' : str_repeat('x', $count + 1);
    }

    public function stream_eof(): bool
    {
        if (!$this->has_waited) {
            $this->has_waited = true;
            C::yield();
        }
        return true;
    }

    public function stream_stat(): array
    {
        return [];
    }
}
final class First extends Slow {}
final class Second extends Slow {}
final class Third extends Slow {}

foreach ([First::class, Second::class, Third::class] as $class) {
    stream_wrapper_register(strtolower($class), $class);
}
$said = [];
set_error_handler(function (int $level, string $text) use (&$said) {
    $silenced = error_reporting() & $level ? '' : ', silenced';
    $said[] = preg_replace(['/\(.*?\): /', '/stream_read.*/'], [': ', 'stream_read'], $text) . $silenced;
    return true;
});

foreach ([[0, 1, 2], [2, 1, 0], [1, 2, 0]] as $order) {
    $said = [];
    run(function () use ($order) {
        $ids = [
            go(fn () => file_get_contents('first://')),
            go(fn () => @file_get_contents('second://')),
            go(fn () => file('third://')),
        ];
        foreach ($order as $number) {
            unlink('/nonexistent/file');
            C::resume($ids[$number]);
        }
    });
    // when PHP says it, differs: before 8.6 at once, since then when the operation ends
    sort($said);
    echo implode("\n", $said), "\n\n";
}
?>
--EXPECT--
file: Third::stream_read
file_get_contents: First::stream_read
file_get_contents: Second::stream_read, silenced
unlink: No such file or directory
unlink: No such file or directory
unlink: No such file or directory

file: Third::stream_read
file_get_contents: First::stream_read
file_get_contents: Second::stream_read, silenced
unlink: No such file or directory
unlink: No such file or directory
unlink: No such file or directory

file: Third::stream_read
file_get_contents: First::stream_read
file_get_contents: Second::stream_read, silenced
unlink: No such file or directory
unlink: No such file or directory
unlink: No such file or directory
