<?php
// What the handlers share: what a path asks for, what outlives a request, and objects that run code at odd moments.

declare(strict_types=1);

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\Timer;

/** Whether the server is started again when start() returns. */
final class Life
{
    public static bool $goes_on = true;
    /** What is done once before the next start(). */
    public static ?\Closure $before_start = null;
}

/** What a path asks for: /NAME/n/bytes/ms/variant. */
final class Ask
{
    private function __construct(
        public readonly Server $server,
        public readonly int $n,
        public readonly int $bytes,
        public readonly int $ms,
        public readonly int $variant,
    ) {
    }

    /** Reads the request as it was received: its properties are made when they are first read, which handlers do. */
    public static function of(Request $request, Server $server): self
    {
        sscanf((string) $request->getData(), '%*s /%*[^/ ?]/%d/%d/%d/%d', $n, $bytes, $ms, $variant);
        return new self($server, min($n ?? 1, 8), min($bytes ?? 10, 2_000_000), min($ms ?? 1, 100), $variant ?? 0);
    }

    public function text(): string
    {
        return str_repeat('abcdefghij', intdiv($this->bytes, 10)) . substr('abcdefghij', 0, $this->bytes % 10);
    }

    /** Suspends; not for 0, nor where nothing can be suspended: a destructor may run outside of coroutines. */
    public function wait(): void
    {
        $this->ms > 0 && Coroutine::getCid() > 0 && Coroutine::sleep($this->ms / 1000);
    }
}

/** What handlers leave behind on purpose, until the fuzzer, or the server's end, lets everything go. */
final class Kept
{
    /** @var Response[] that nobody ends */
    private static array $responses = [];
    /** @var int[] coroutines that wait for nothing */
    private static array $suspended = [];
    /** @var Response[] WebSocket connections, by object id */
    public static array $members = [];
    public static ?Request $request = null;

    public static function store(Response $response): void
    {
        Life::$goes_on && self::$responses[] = $response;
    }

    /** Suspends the running coroutine. */
    public static function suspend(): void
    {
        if (Life::$goes_on) {
            self::$suspended[] = Coroutine::getCid();
            Coroutine::yield();
        }
    }

    public static function release(): void
    {
        while ($id = array_pop(self::$suspended)) {
            Coroutine::exists($id) && Coroutine::cancel($id);
        }
        self::$responses = self::$members = [];
        self::$request = null;
        gc_collect_cycles();
    }
}

/** A coroutine beside the handler's. What it throws would end the server, by the rules of coroutines. */
function beside(callable $body): int|false
{
    return Coroutine::create(fn () => quietly($body));
}

/** The same from a timer. */
function later(int $ms, callable $body): void
{
    Timer::after(max(1, $ms), fn () => quietly($body));
}

function quietly(callable $body): void
{
    try {
        $body();
    } catch (\Throwable) {
    }
}

/** Calls as internal functions do, without strict types: arguments are converted. */
function call_weakly(object $object, string $method, array $arguments): mixed
{
    return array_map([$object, $method], ...array_map(fn ($argument) => [$argument], $arguments))[0];
}

/** Takes and fills memory of the sizes that arrays and strings had which were just freed. */
function reuse_memory(): array
{
    $taken = [];
    for ($i = 1; $i <= 16; $i++) {
        $taken[] = str_repeat('Z', 8 * $i);
        $taken[] = array_fill(0, $i, $i);
    }
    return $taken;
}

/** Its text is made when it is asked for; to ask for it again meanwhile, and again, is the script's own recursion. */
final class Text
{
    private const DEPTH = 3;
    private int $depth = 0;

    public function __construct(private \Closure $make)
    {
    }

    public function __toString(): string
    {
        if ($this->depth >= self::DEPTH) {
            return 'deep inside';
        }
        $this->depth++;
        try {
            return (string) ($this->make)();
        } finally {
            $this->depth--;
        }
    }
}

/** Does something when the last reference goes. */
final class AtEnd
{
    public mixed $more = null;

    public function __construct(private \Closure $end)
    {
    }

    public function __destruct()
    {
        ($this->end)();
    }
}

/** Runs a body while PHP's warnings are handled so; neither suspends. */
function with_error_handler(callable $handler, callable $body): void
{
    set_error_handler($handler);
    try {
        $body();
    } finally {
        restore_error_handler();
    }
}
