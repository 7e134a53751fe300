--TEST--
A __toString() that is torn down ends its coroutine: the TypeError of what wanted the string is neither caught nor reported
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
class Slow
{
    public function __toString(): string
    {
        C::yield();
        return 'x';
    }
}
class Deferred
{
    public function __destruct()
    {
        try {
            throw new Exception("of a destructor");
        } catch (Exception $e) {
            echo "caught: ", $e->getMessage(), "\n";
        }
    }
}
run(function () {
    go(function () {
        $o = new class {
            public ?string $text = null;
        };
        $typed = &$o->text;
        $local = new Deferred;
        try {
            $typed = new Slow;
        } catch (Throwable $e) {
            echo "never: ", get_class($e), "\n";
        } finally {
            try {
                C::sleep(.001);
                throw new Exception("of a finally");
            } catch (Exception $e) {
                echo "caught: ", $e->getMessage(), "\n";
            }
        }
        echo "never\n";
    });
    go(function () {
        $text = function (): string {
            try {
                return new Slow;
            } catch (Throwable $e) {
                echo "never: ", get_class($e), "\n";
            }
        };
        C::defer(fn () => print("defer\n"));
        try {
            $text();
        } catch (Throwable $e) {
            echo "never: ", get_class($e), "\n";
        }
        echo "never\n";
    });
    go(fn (): string => new Slow);
});
echo "end\n";
SCRIPT);
--EXPECT--
end
defer
caught: of a finally
caught: of a destructor
exit 0
