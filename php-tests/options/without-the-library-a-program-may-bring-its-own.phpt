--TEST--
With swoole.enable_library off what Swoole writes in PHP is missing, and a program may bring its own; the rest is there
--INI--
swoole.enable_library=Off
--FILE--
<?php
namespace Swoole\Coroutine {
    final class WaitGroup
    {
        public function wait(): string
        {
            return "a WaitGroup of its own\n";
        }
    }

    class Barrier
    {
    }

    function run(callable $fn): bool
    {
        $scheduler = new Scheduler();
        $scheduler->add($fn);
        return $scheduler->start();
    }

    function go(callable $fn): int|false
    {
        return \Swoole\Coroutine::create($fn);
    }
}

namespace Swoole {
    class Constant
    {
    }
}

namespace {
    use Swoole\Coroutine\WaitGroup;
    use function Swoole\Coroutine\{go, run};

    foreach (['Swoole\Coroutine\batch', 'Co\run', 'go', 'swoole_coroutine_create'] as $function) {
        echo "$function: ", function_exists($function) ? 'exists' : 'missing', "\n";
    }
    foreach (['Co\WaitGroup', 'Swoole\Http\Status', 'Co\Channel', 'Swoole\Coroutine\Scheduler'] as $class) {
        echo "$class: ", class_exists($class) ? 'exists' : 'missing', "\n";
    }
    echo 'SWOOLE_LIBRARY: ', defined('SWOOLE_LIBRARY') ? 'exists' : 'missing', "\n";
    run(function () {
        go(fn () => print "ran\n");
        echo (new WaitGroup())->wait();
        Swoole\Coroutine::yield();
    });
}
?>
--EXPECT--
Swoole\Coroutine\batch: missing
Co\run: missing
go: exists
swoole_coroutine_create: exists
Co\WaitGroup: missing
Swoole\Http\Status: missing
Co\Channel: exists
Swoole\Coroutine\Scheduler: exists
SWOOLE_LIBRARY: missing
ran
a WaitGroup of its own

 ===================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 ===================================================================
