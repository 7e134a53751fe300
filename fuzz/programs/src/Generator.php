<?php

declare(strict_types=1);

namespace Fuzz;

use LogicException;
use Random\Engine\Xoshiro256StarStar;
use Random\Randomizer;

/**
 * Writes a program from a seed: statements of the grammar, with others inside them.
 *
 * A program is of one of three kinds, which decide what of its output may be compared:
 * - ordered: nothing depends on the clock. The same output whatever compiles the code.
 * - independent: coroutines share nothing, and each has its own log. The same output in whatever order they run.
 * - racing: anything goes. Only what must never happen is looked for.
 */
final class Generator
{
    /** Flags of snippets that a kind of programs cannot have. */
    private const FORBIDDEN = [
        'ordered' => ['time', 'alone'],
        'independent' => ['shared', 'throws', 'ends'],
        'racing' => ['alone'],
    ];
    /** Rooms that a program favours have so many times the chances. */
    private const FAVOUR = 4;
    private const KINDS = ['ordered', 'independent', 'racing'];
    private const PAUSES = [
        'ordered' => ['hop', 'hop', 'swap', 'receive', 'join', 'burn'],
        'independent' => ['nap', 'hop', 'queue', 'receive', 'join', 'burn', 'burn'],
        'racing' => ['nap', 'hop', 'swap', 'queue', 'receive', 'join', 'burn'],
    ];
    /** Statements without others inside them; calls that outgrow a page of the VM's stack are among them. */
    private const LEAVES = [
        'PAUSE;', 'PAUSE;', 'PAUSE;', 'SAY;', 'Probe::raise();', 'count_all(...range(1, MANY));', 'count_all(...range(1, MANY));',
    ];
    private const MAX_DEPTH = 6;
    /** How often a statement may run because of the loops and callbacks around it. */
    private const MAX_TIMES = 9;
    private const PLACES = ['INSIDE' => 'coroutine', 'ANYWHERE' => 'anywhere'];

    public readonly string $kind;
    private Randomizer $random;
    /** How many statements the program may still get. */
    private int $left = 0;
    private int $numbers = 0;
    /** @var array<string, bool> rooms that this program takes more statements from */
    private array $favoured = [];
    /** @var array<string, Snippet[]> */
    private array $choices = [];
    /** No statement that opens an output buffer here. */
    private bool $quiet = false;

    /** @param Snippet[] $grammar */
    public function __construct(private readonly array $grammar, private readonly int $seed)
    {
        $this->random = new Randomizer(new Xoshiro256StarStar(hash('sha256', "program $seed", true)));
        $this->kind = $this->pick(self::KINDS);
        // A few rooms at a time get deeper into their combinations than all of them at once.
        $rooms = array_values(array_unique(array_column($grammar, 'room')));
        foreach ($this->random->pickArrayKeys($rooms, min(4, count($rooms))) as $key) {
            $this->favoured[$rooms[$key]] = true;
        }
    }

    public function program(): string
    {
        $size = $this->random->getInt(15, 60);
        $main = [];
        for ($runs = $this->random->getInt(1, 3), $i = 0; $i < $runs; $i++) {
            $this->left = intdiv($size, $runs * 3);
            array_push($main, ...$this->statements('outside', 0, 1, $this->random->getInt(1, 2)));
            $this->left = intdiv($size * 2, $runs * 3);
            array_push($main, ...$this->expand($this->choose('outside', 'run'), 'outside', 0, 1));
        }
        $this->left = 3;
        array_push($main, ...$this->statements('outside', 0, 1, $this->random->getInt(0, 2)));
        $prelude = preg_replace('/^<\?php\n(\/\/.*\n)*/', '', file_get_contents(dirname(__DIR__) . '/prelude.php'));
        $check = $this->kind === 'independent' || $this->random->getInt(0, 1) ? 'false' : 'true';
        $fibers = preg_grep('/new Fiber/', $main) ? 'true' : 'false';
        return "<?php\n// Program $this->seed of the fuzzer: $this->kind.\n$prelude\n"
            . "const KIND = '$this->kind', FIBERS = $fibers;\n\nProbe::begin();\nProbe::run();\n\n" . Program::MARK . "function main(): void\n{\n"
            . "    Co::set(['enable_deadlock_check' => $check]);\n"
            . implode('', array_map(fn (string $line) => $line === '' ? "\n" : "    $line\n", $main))
            . "}\n";
    }

    /** @return string[] */
    private function statements(string $place, int $depth, int $times, int $count): array
    {
        $lines = [];
        for (; $count > 0 && $this->left > 0; $count--) {
            // each gets its share of what may still be written; what it leaves is for those after it
            $kept = $this->left - max(1, intdiv($this->left, $count));
            $this->left -= $kept + 1;
            array_push($lines, ...$this->statement($place, $depth, $times));
            $this->left += $kept;
        }
        return $lines ?: $this->leaf($depth, $times);
    }

    /** @return string[] */
    private function statement(string $place, int $depth, int $times): array
    {
        if ($depth >= self::MAX_DEPTH || $times > self::MAX_TIMES || $this->random->getInt(0, 9) < 2) {
            return $this->leaf($depth, $times);
        }
        $snippet = $this->choose($place, 'statement');
        if ($place === 'anywhere' && $snippet->has('coroutine')) {
            $body = $this->expand($snippet, 'coroutine', $depth, $times);
            return ['if (Co::getCid() > 0) {', ...array_map(fn (string $line) => "    $line", $body), '}'];
        }
        return $this->expand($snippet, $place, $depth, $times);
    }

    /** @return string[] a statement without others inside it */
    private function leaf(int $depth, int $times): array
    {
        return $this->expandLine($this->pick(self::LEAVES), 'anywhere', $depth, $times);
    }

    /** @return string[] the snippet's lines with everything filled in */
    private function expand(Snippet $snippet, string $place, int $depth, int $times): array
    {
        $number = ++$this->numbers;
        $lines = [];
        foreach ($snippet->lines as $line) {
            $line = preg_replace(['/\$_(\w+)/', '/UNIQUE\b/'], ['$${1}_' . $number, "Own$number"], $line);
            $line = $this->kind === 'independent' ? self::unbound($line) : $line;
            array_push($lines, ...$this->expandLine($line, $place, $depth, $times));
        }
        return $lines;
    }

    /**
     * Functions inside a method hold its object, which is released by whoever ends last: not where coroutines are to be
     * independent.
     */
    private static function unbound(string $line): string
    {
        return str_contains($line, 'Closure::bind') ? $line : preg_replace('/(?<!static )\b(function|fn) \(/', 'static $1 (', $line);
    }

    /** @return string[] */
    private function expandLine(string $line, string $place, int $depth, int $times): array
    {
        if (preg_match('/^(\s*)(BODY|INSIDE|ANYWHERE|QUIET)(_EACH)?;$/', $line, $match)) {
            $quiet = $this->quiet;
            $this->quiet = $quiet || $match[2] === 'QUIET';
            $count = $this->random->getInt(0, max(1, 4 - $depth));
            $place = self::PLACES[$match[2]] ?? $place;
            $lines = $this->statements($place, $depth + 1, $times * (isset($match[3]) ? 3 : 1), $count);
            $this->quiet = $quiet;
            return array_map(fn (string $line) => $match[1] . $line, $lines);
        }
        $words = '/\b(?:VALUE(?:_(?:TEXT|JSON|OBJECT))?|PAUSE|SAY(?:\(|(?=;))|TELL\(|FEW|MANY|MS|N)\b|\b(?:SAY|TELL)\(|'
            . '(?<=Kid|Base|Face|Side|Choice|Missing|Throw)N\b/';
        $filled = preg_replace_callback($words, fn (array $match) => $this->word($match[0], $depth, $times), $line);
        preg_match('/^\s*/', $line, $indent);
        return explode("\n", str_replace("\n", "\n$indent[0]", $filled));
    }

    private function word(string $word, int $depth, int $times): string
    {
        return match ($word) {
            'N' => (string) $this->random->getInt(1, 3),
            'FEW' => (string) $this->random->getInt(1, 3),
            'MS' => (string) $this->random->getInt(1, 3),
            // below, around and above a page of the VM's stack, and of a coroutine's first one
            'MANY' => (string) $this->pick([3, 50, 200, 400, 505, 1000, 3000]),
            'SAY' => 'Probe::say(' . ++$this->numbers . ')',
            'SAY(' => 'Probe::say(' . ++$this->numbers . ', ',
            'TELL(' => 'Probe::tell(' . ++$this->numbers . ', ',
            'PAUSE' => 'Probe::' . $this->pick(self::PAUSES[$this->kind]) . '()',
            default => $this->value($word, $depth, $times),
        };
    }

    private function value(string $word, int $depth, int $times): string
    {
        $wanted = ['VALUE_TEXT' => 'text', 'VALUE_JSON' => 'json', 'VALUE_OBJECT' => 'object'][$word] ?? 'value';
        if ($wanted === 'value' && ($depth >= self::MAX_DEPTH || $this->left <= 0)) {
            return (string) $this->random->getInt(1, 9);
        }
        return rtrim(implode("\n", $this->expand($this->choose('anywhere', $wanted), 'anywhere', $depth + 1, $times)), ';');
    }

    /** @param string $what statement, run, or the flag of a value */
    private function choose(string $place, string $what): Snippet
    {
        $key = "$place $what " . ($this->quiet ? 'quiet' : '');
        $choices = $this->choices[$key] ??= array_values(array_filter(
            $this->grammar,
            fn (Snippet $snippet) => $this->fits($snippet, $place, $what)
        ));
        $weights = array_map(
            fn (Snippet $snippet) => $snippet->weight
                * (isset($this->favoured[$snippet->room]) && !$snippet->has('ends') && !$snippet->has('throws') ? self::FAVOUR : 1),
            $choices
        );
        $at = $this->random->getInt(1, array_sum($weights));
        foreach ($choices as $i => $snippet) {
            $at -= $weights[$i];
            if ($at <= 0) {
                return $snippet;
            }
        }
        throw new LogicException("nothing fits: $key");
    }

    private function fits(Snippet $snippet, string $place, string $what): bool
    {
        if (array_intersect(self::FORBIDDEN[$this->kind], $snippet->flags) || ($this->quiet && preg_grep('/ob_start/', $snippet->lines))) {
            return false;
        }
        return match ($what) {
            'statement' => !$snippet->has('value')
                && (!$snippet->has('outside') || $place === 'outside')
                && (!$snippet->has('coroutine') || $place !== 'outside'),
            'run' => $snippet->has('run'),
            default => $snippet->has($what),
        };
    }

    /** @param non-empty-list<mixed> $choices */
    private function pick(array $choices): mixed
    {
        return $choices[$this->random->getInt(0, count($choices) - 1)];
    }
}
