--TEST--
A timer that a destructor makes when the last loop ends leaves no descriptor; one that does so without end gets an Error
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
const SCRIPT = <<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\go;

class Again
{
    public static int $count = 0;
    private static bool $refused = false;
    public function __construct(private bool $for_ever)
    {
    }
    public function __destruct()
    {
        if (self::$refused) {
            return;
        }
        self::$count++;
        $next = $this->for_ever ? clone $this : null;
        try {
            Timer::after(1, fn () => 1, $next);
        } catch (Error $e) {
            self::$refused = true;
            echo $e->getMessage(), "\n";
        }
    }
}
class Check
{
    public function __destruct()
    {
        foreach (scandir('/proc/self/fd') as $fd) {
            $link = @readlink("/proc/self/fd/$fd");
            echo $link && str_contains($link, 'event') ? "left open: $link\n" : '';
        }
        echo Again::$count, " destructors\n";
    }
}
$check = new Check;
C::set(['enable_deadlock_check' => false]);
go(function () {
    try {
        C::yield();
    } finally {
        Timer::after(1, fn () => 1, new Again(FOR_EVER));
    }
});
SCRIPT;
foreach (['false', 'true'] as $for_ever) {
    run_child("const FOR_EVER = $for_ever;\n" . SCRIPT, ['error_reporting' => E_ALL & ~E_DEPRECATED]);
}
--EXPECTF--
1 destructors
exit 0
can not use coroutine in __destruct after php_request_shutdown
%d destructors
exit 0
