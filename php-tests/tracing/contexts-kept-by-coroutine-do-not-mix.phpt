--TEST--
A tracing library that keeps its stack of scopes by coroutine, as OpenTelemetry's does: children begin with the parent's, and none mix
--FILE--
<?php
// The library: a stack of names for each coroutine, copied from the nearest ancestor that has one. It goes with the
// coroutine's context, whose objects are destroyed when the coroutine ends.
use Swoole\Coroutine;

final class Stack
{
    public static int $alive = 0;

    public function __construct(public array $names)
    {
        self::$alive++;
    }

    public function __destruct()
    {
        self::$alive--;
    }

    public static function current(): self
    {
        $context = Coroutine::getContext();
        if (isset($context[self::class])) {
            return $context[self::class];
        }
        for ($id = Coroutine::getCid(); ($id = Coroutine::getPcid($id)) > 0 && Coroutine::exists($id);) {
            if (isset(Coroutine::getContext($id)[self::class])) {
                return $context[self::class] = new self(Coroutine::getContext($id)[self::class]->names);
            }
        }
        return $context[self::class] = new self([]);
    }

    /** Gives children that have none yet what their parent has before it changes. */
    public static function attach(string $name): void
    {
        $own = self::current();
        foreach (Coroutine::list() as $id) {
            if (Coroutine::getPcid($id) === Coroutine::getCid() && !isset(Coroutine::getContext($id)[self::class])) {
                Coroutine::getContext($id)[self::class] = new self($own->names);
            }
        }
        $own->names[] = $name;
    }

    public static function detach(): ?string
    {
        return array_pop(self::current()->names);
    }
}

$wrong = [];
$spans = [];
Coroutine\run(function () use (&$wrong, &$spans) {
    $span = function (string $name) use (&$spans): void {
        $spans[] = implode('/', Stack::current()->names) . "/$name";
        Stack::attach($name);
    };
    $expect = function (string $names) use (&$wrong): void {
        $are = implode('/', Stack::current()->names);
        $are === $names || $wrong[] = "$are instead of $names";
    };
    $span('root');
    $late = null;
    $group = new Coroutine\WaitGroup();
    go(function () use (&$late, $expect) {
        $late = Coroutine::getCid();
        Coroutine::suspend();
        $expect('root');        // as it was when this coroutine began, though its parent has gone on since
    });
    foreach (['a', 'b', 'c'] as $name) {
        $group->add();
        go(function () use ($name, $span, $expect, $group) {
            for ($i = 0; $i < 20; $i++) {
                $span("$name$i");
                Coroutine::sleep(0.001);
                go(function () use ($name, $i, $span, $expect) {
                    $expect("root/$name$i");
                    $span('child');
                    Coroutine::sleep(0.002);
                    $expect("root/$name$i/child");
                    Stack::detach();
                });
                Coroutine::sleep(0.001);
                $expect("root/$name$i");
                Stack::detach() === "$name$i" || print("detached another's\n");
            }
            $expect('root');
            $group->done();
        });
    }
    $span('more');
    Coroutine::resume($late);
    $group->wait();
    $expect('root/more');
});
var_dump($wrong, count($spans), count(array_unique($spans)), Stack::$alive);
?>
--EXPECT--
array(0) {
}
int(122)
int(122)
int(0)
