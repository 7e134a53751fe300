<?php
// The part that all programs of the fuzzer share. It is copied to the head of each, so that a program is one file.

use Swoole\Coroutine as Co;
use Swoole\Coroutine\{Barrier, Channel, Lock, Scheduler, System, WaitGroup};
use Swoole\{Event, Process, Timer};
use function Swoole\Coroutine\{batch, go, map, parallel, run};

class Oops extends Exception
{
}

/** What is watched while a program runs. What it finds goes to stderr: a line "FUZZ ..." for each kind. */
final class Probe
{
    /** More than any program needs by itself: what runs away ends here. */
    private const MAX_PAUSES = 400, MAX_TOUCHES = 200, MAX_BURNS = 6;

    /** What was said, by coroutine. */
    private static array $log = [];
    private static array $broken = [];
    private static array $descriptors = [];
    private static int $started = 0, $ended = 0, $made = 0, $gone = 0, $pauses = 0, $touches = 0, $burns = 0;
    private static int $raised = 0, $handled = 0;
    private static ?WeakMap $inside = null;
    private static bool $over = false, $kept = false, $reached = false, $handles = false;

    public static function begin(): void
    {
        self::$descriptors = self::descriptors();
        // The only global object: the last one that PHP destroys before those in static properties.
        $GLOBALS['end'] = new class {
            public function __destruct()
            {
                Probe::end();
            }
        };
        spl_autoload_register(self::load(...));
        stream_wrapper_register('slow', SlowStream::class);
        register_shutdown_function(fn () => register_shutdown_function(function () {
            self::$reached = true;
            fwrite(STDERR, "FUZZ last shutdown function\n");
        }));
    }

    /** Runs the program, several times if it is to be seen whether it leaves memory behind. */
    public static function run(): void
    {
        Shared::begin();
        $usage = [];
        for ($rounds = (int) getenv('FUZZ_ROUNDS') ?: 1; $rounds > 0; $rounds--) {
            main();
            self::$log = $rounds > 1 ? [] : self::$log;
            gc_collect_cycles();
            $usage[] = memory_get_usage();
        }
        // the first rounds fill caches
        [$before, $then, $now] = array_slice([0, 0, ...$usage], -3);
        if (count($usage) > 2 && $before < $then && $then < $now && !self::$kept && !Co::stats()['coroutine_num']) {
            self::broken('memory is left behind');
            fwrite(STDERR, 'FUZZ memory ' . implode(' ', $usage) . "\n");
        }
    }

    public static function end(): void
    {
        self::$over = true;
        set_error_handler(null);
        try {
            Shared::clear();
            gc_collect_cycles();
        } catch (Throwable) {
            // a destructor may find that it comes too late
        }
        // where PHP skipped shutdown functions, coroutines end after this
        self::$reached && self::checkEnds();
        // PHP 8.6 does not find a cycle through a suspended Fiber
        $is_over = self::$reached && !self::$kept && !(FIBERS && PHP_VERSION_ID >= 80600);
        // PHP ends the buffers that are open still after this, and what their callbacks hold
        if (self::$made !== self::$gone && $is_over && ob_get_level() === 0) {
            self::broken('objects: ' . self::$made . ' made, ' . self::$gone . ' destroyed');
        }
        if (KIND === 'independent') {
            $log = array_map(fn (array $lines) => implode(' ', $lines), self::$log);
            sort($log);
            echo implode("\n", $log), "\n";
        }
        fwrite(STDERR, implode('', array_map(fn ($what) => "FUZZ broken: $what\n", array_keys(self::$broken))) . "FUZZ end\n");
    }

    /** Nothing of the coroutines and the loop is left. */
    private static function checkEnds(): void
    {
        $left = self::descriptors();
        foreach (self::$descriptors as $name => $count) {
            $left[$name] = ($left[$name] ?? 0) - $count;
        }
        foreach (array_filter($left, fn (int $count) => $count > 0) as $name => $count) {
            self::broken("descriptor left: $name");
        }
        if (self::$started !== self::$ended) {
            self::broken('coroutines: ' . self::$started . ' began, ' . self::$ended . ' ended');
        }
        if (self::$raised !== self::$handled) {
            self::broken('warnings: ' . self::$raised . ' raised, ' . self::$handled . ' handled');
        }
        if ($count = Co::stats()['coroutine_num']) {
            self::broken("coroutines alive at the end: $count");
        }
    }

    public static function broken(string $what): void
    {
        self::$broken[$what] = true;
    }

    /** Prints where the program is. In a program whose coroutines are independent, at the end and by coroutine. */
    public static function say(int $where, mixed ...$values): void
    {
        $line = $where . ($values ? '=' . implode(',', array_map(self::show(...), $values)) : '');
        if (KIND === 'independent') {
            self::$log[Co::getCid()][] = $line;
        } else {
            echo $line, "\n";
        }
    }

    /** The same for what depends on the order in which coroutines run. */
    public static function tell(int $where, mixed ...$values): void
    {
        KIND === 'independent' || self::say($where, ...$values);
    }

    /** Text for a value, without what differs from run to run. */
    private static function show(mixed $value, int $depth = 0): string
    {
        return match (true) {
            is_string($value) => strlen($value) > 40 || str_contains($value, __FILE__) ? 'text' : json_encode($value),
            is_array($value) => $depth > 2 ? 'array' : count($value) . '[' . implode(' ', array_map(
                fn ($key) => "$key:" . self::show($value[$key], $depth + 1),
                array_slice(array_keys($value), 0, 6)
            )) . ']',
            is_object($value) => strtok($value::class, '@'),
            is_resource($value) => 'resource',
            default => json_encode($value),
        };
    }

    /** A body that is counted: each that begins has to end, whatever ends the script but a fatal error. */
    public static function body(Closure $body): Closure
    {
        return function (...$arguments) use ($body) {
            self::$started++;
            $state = self::state();
            // PHP forgets a finally where a Fiber goes with the variables that an exception leaves behind
            $end = FIBERS ? new BodyEnd() : null;
            try {
                if (ob_get_level() !== 0) {
                    self::broken('a coroutine began inside an output buffer');
                }
                return $body(...$arguments);
            } finally {
                if (Co::getCid() !== $state[0]) {
                    self::broken('a coroutine ended with another id');
                }
                FIBERS || self::ended();
            }
        };
    }

    public static function ended(): void
    {
        self::$ended++;
    }

    /** To be called by constructors that succeed, and by their destructors. */
    public static function made(): void
    {
        self::$made++;
    }

    public static function gone(): void
    {
        self::$gone++;
    }

    /** The loader of the programs' classes. */
    public static function load(string $class): void
    {
        if (!preg_match('/^(Kid|Base|Face|Side|Piece|Choice|Throw)(\w+)$/', $class, $match)) {
            return;
        }
        KIND === 'ordered' ? self::hop() : self::nap();
        [, $kind, $n] = $match;
        eval(match ($kind) {
            'Kid' => "class Kid$n extends Base$n implements Face$n { use Piece$n; const CHOICE = Choice$n::One; }",
            'Base' => "class Base$n { public function piece(): ?Face$n { return null; } }",
            'Face' => "interface Face$n { public function piece(): ?Face$n; }",
            'Side' => "interface Side$n {}",
            'Piece' => "trait Piece$n { public function piece(): ?Kid$n { return \$this; } }",
            'Choice' => "enum Choice$n: int { case One = 1; case Two = 2; }",
            'Throw' => 'throw new Oops("no such class");',
        });
    }

    /** Something, and what it holds, is kept by PHP until after the end. */
    public static function keeps(): void
    {
        self::$kept = true;
    }

    /** True the first time it is asked for that. */
    public static function once(string $what): bool
    {
        static $seen = [];
        return !isset($seen[$what]) && $seen[$what] = true;
    }

    /** Around what only one coroutine at a time may do. */
    public static function enter(Lock $lock): void
    {
        self::$inside ??= new WeakMap();
        if (isset(self::$inside[$lock])) {
            self::broken('two coroutines inside a lock');
        }
        self::$inside[$lock] = true;
    }

    public static function leave(Lock $lock): void
    {
        unset(self::$inside[$lock]);
    }

    /** From now on a handler gets what raise() raises, always: it is the only one. */
    public static function handle(): void
    {
        if (self::$handles) {
            return;
        }
        self::$handles = true;
        set_error_handler(function (int $number, string $text): bool {
            self::$handled += (int) ($text === 'raised');
            // for long enough that others have something to raise
            self::around(fn () => Co::sleep(.004));
            return true;
        });
    }

    public static function raise(): void
    {
        self::$raised += (int) self::$handles;
        trigger_error('raised', E_USER_NOTICE);
    }

    /** False once nothing may be created or awaited any more. */
    public static function open(): bool
    {
        return !self::$over;
    }

    /** Suspends by the clock. */
    public static function nap(): void
    {
        self::around(fn () => Co::sleep(.001));
    }

    /** Suspends until the loop's next turn. */
    public static function hop(): void
    {
        self::around(function () {
            $channel = new Channel(1);
            Event::defer(fn () => $channel->push(1));
            $channel->pop();
        });
    }

    /** Suspends until it is resumed in the loop's next turn, which is too early if it was made to give way before. */
    public static function swap(): void
    {
        self::around(function () {
            $me = Co::getCid();
            Event::defer(fn () => Co::resume($me));
            Co::yield();
        });
    }

    /** Gives way to others that are ready. */
    public static function queue(): void
    {
        self::around(fn () => usleep(0));
    }

    /** Suspends until a child has sent something. */
    public static function receive(): void
    {
        self::around(function () {
            $channel = new Channel(1);
            go(function () use ($channel) {
                self::hop();
                $channel->push(1);
            });
            $channel->pop();
        });
    }

    /** Suspends until a child has ended. */
    public static function join(): void
    {
        self::around(fn () => Co::join([go(fn () => self::hop())]));
    }

    /** Runs for longer than a coroutine may in preemptive mode; nothing in other modes. */
    public static function burn(): void
    {
        if (getenv('FUZZ_BURN') === false || ++self::$burns > self::MAX_BURNS) {
            return;
        }
        self::around(function () {
            for ($end = hrtime(true) + 17_000_000; hrtime(true) < $end;) {
            }
        });
    }

    /** Does with a value what its type is made for. */
    public static function touch(mixed $thing): mixed
    {
        if (KIND !== 'independent' && ++self::$touches > self::MAX_TOUCHES) {
            return null;
        }
        return match (true) {
            $thing instanceof Generator => $thing->valid() ? [$thing->key(), $thing->current(), $thing->next()] : $thing->getReturn(),
            $thing instanceof Fiber => self::switches() && match (true) {
                $thing->isSuspended() => $thing->resume(1),
                $thing->isStarted() => $thing->getReturn(),
                default => $thing->start(),
            },
            $thing instanceof Closure => $thing(),
            $thing instanceof Traversable => iterator_to_array(new LimitIterator(new IteratorIterator($thing), 0, 3), false),
            $thing instanceof Stringable => (string) $thing,
            $thing instanceof Countable => count($thing),
            $thing instanceof JsonSerializable => json_encode($thing),
            is_object($thing) => [isset($thing->missing), $thing->missing ?? null],
            default => $thing,
        };
    }

    /** A generator or a Fiber that has run to its first suspension. */
    public static function begun(Generator|Fiber $thing): Generator|Fiber
    {
        if ($thing instanceof Generator) {
            $thing->current();
        } elseif (self::switches()) {
            $thing->start();
        }
        return $thing;
    }

    /** Whether Fibers can be switched to: before PHP 8.4 not in destructors. */
    public static function switches(): bool
    {
        try {
            (new Fiber(fn () => 1))->start();
            return true;
        } catch (FiberError) {
            return false;
        }
    }

    /** A channel with something in it, where one can be filled. */
    public static function channel(mixed ...$things): Channel
    {
        $channel = new Channel(count($things));
        foreach (Co::getCid() > 0 ? $things : [] as $thing) {
            $channel->push($thing);
        }
        return $channel;
    }

    /** The id of a coroutine that lives, if one does; not one's own. */
    public static function someone(int $number): int
    {
        $others = array_values(array_diff(iterator_to_array(Co::list(), false), [Co::getCid()]));
        sort($others);
        return $others ? $others[$number % count($others)] : 0;
    }

    private static function around(Closure $suspend): void
    {
        if (Co::getCid() < 0 || self::$over || ++self::$pauses > self::MAX_PAUSES) {
            return;
        }
        $before = self::state();
        $suspend();
        foreach (self::state() as $i => $now) {
            if ($now !== $before[$i]) {
                self::broken(['coroutine id', 'error_reporting', 'output buffers', 'fiber'][$i] . ' changed while suspended');
            }
        }
    }

    private static function state(): array
    {
        return [Co::getCid(), error_reporting(), ob_get_level(), Fiber::getCurrent()];
    }

    /** How many descriptors there are of each kind. */
    private static function descriptors(): array
    {
        $links = [];
        foreach (scandir('/proc/self/fd') as $descriptor) {
            $links[] = preg_replace(['/:\[\d+\]/', '~^/proc/.*~'], '', (string) @readlink("/proc/self/fd/$descriptor"));
        }
        return array_diff_key(array_count_values($links), ['' => 0]);
    }
}

/** A local variable that counts the end of its function. */
final class BodyEnd
{
    public function __destruct()
    {
        Probe::ended();
    }
}

/** What coroutines share: things to hand over, to replace under somebody's feet, to be destroyed at odd moments. */
final class Shared
{
    /** @var Channel[] */
    public static array $channels = [];
    public static array $things = [];
    public static array $list = [3, 1, 2];
    public static ?Lock $lock = null;
    public static ?WaitGroup $group = null;

    public static function begin(): void
    {
        self::$channels = [new Channel(1), new Channel(2), new Channel(5)];
        self::$lock = new Lock();
        self::$group = new WaitGroup();
    }

    public static function clear(): void
    {
        self::$things = self::$list = self::$channels = [];
        self::$lock = self::$group = null;
    }
}

/** A stream whose every operation suspends; what it holds is a script that suspends. */
final class SlowStream
{
    private const TEXT = "<?php\nProbe::hop();\nreturn [1, 2];\n";

    /** @var resource|null */
    public $context;
    private int $at = 0;

    public function stream_open(): bool
    {
        Probe::hop();
        return true;
    }

    public function stream_read(int $count): string
    {
        Probe::hop();
        $piece = substr(self::TEXT, $this->at, min($count, 10));
        $this->at += strlen($piece);
        return $piece;
    }

    public function stream_write(string $data): int
    {
        Probe::hop();
        return strlen($data);
    }

    public function stream_eof(): bool
    {
        return $this->at >= strlen(self::TEXT);
    }

    public function stream_stat(): array
    {
        return [];
    }

    public function stream_set_option(): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        Probe::hop();
    }
}

/** An object that suspends while it becomes text and while it comes back. */
class Packed
{
    public function __serialize(): array
    {
        Probe::hop();
        return ['held' => [1, 2]];
    }

    public function __unserialize(array $data): void
    {
        Probe::hop();
    }
}

class Lazy
{
    public mixed $held = null;
}

/** Its calls need room on the VM's stack: with many arguments a page of their own. */
function count_all(mixed ...$arguments): int
{
    return count($arguments);
}

function deep(int $depth, Closure $bottom): mixed
{
    return $depth > 0 ? deep($depth - 1, $bottom) : $bottom();
}
