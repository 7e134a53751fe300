<?php

declare(strict_types=1);

namespace Fuzz;

use Closure;

/** Goes through seeds, and reports what is found: the first of each fault with a program made small. */
final class Campaign
{
    /** Seconds for making a finding small. */
    private const REDUCE = 60, REDUCE_IN_SERIES = 15;
    /** Seconds after which a smaller program hangs like the one that was found. */
    private const HANGS = 3;

    private readonly Oracle $oracle;
    private readonly string $folder;
    private readonly string $scratch;
    /** @var Mode[] */
    private readonly array $modes;
    /** @var array<string, int[]> seeds by fault */
    private array $found = [];

    /** @param Closure(int): string $generate the text of a seed's program */
    public function __construct(private readonly string $library, private readonly Closure $generate)
    {
        $this->oracle = new Oracle(new Runner($library));
        $this->modes = Mode::available();
        $this->folder = dirname(__DIR__, 2) . '/artifacts/programs';
        is_dir($this->folder) || mkdir($this->folder, recursive: true);
        $this->scratch = sys_get_temp_dir() . '/swoole-rs-program-' . getmypid() . '.php';
        register_shutdown_function(fn () => @unlink($this->scratch));
    }

    /** @return int how many different faults there were */
    public function seeds(int $first, int $last, ?int $seconds): int
    {
        $end = $seconds === null ? INF : hrtime(true) + $seconds * 1e9;
        for ($seed = $first; $seed <= $last && hrtime(true) < $end; $seed++) {
            $reduce = $first === $last ? self::REDUCE : self::REDUCE_IN_SERIES;
            $modes = $first === $last ? $this->modes : $this->modes($seed);
            $this->seed($seed, $modes, (int) min($reduce, ($end - hrtime(true)) / 1e9));
        }
        return $this->finish("seeds $first to " . ($seed - 1));
    }

    /** @param Mode[] $modes */
    private function seed(int $seed, array $modes, int $reduce): void
    {
        $program = Program::write($this->scratch, ($this->generate)($seed));
        $finding = $this->oracle->judge($program, $modes);
        if ($finding === null) {
            return;
        }
        [$fault, $mode] = $finding;
        $new = !isset($this->found[$fault->text()]);
        $this->found[$fault->text()][] = $seed;
        if ($new) {
            copy($program->path, "$this->folder/$seed.php");
            echo "\nfound: {$fault->text()}\n  seed $seed, $mode->value\n  $this->folder/$seed.php\n"
                . "  again: fuzz/programs/run $this->library --seeds $seed\n";
            $this->reduce($program, $fault, $mode, $seed, $reduce);
        }
    }

    /** Whether something is wrong with a program as it is. */
    public function file(string $path): bool
    {
        $finding = $this->oracle->judge(new Program($path), $this->modes);
        echo $finding ? "found: {$finding[0]->text()} ({$finding[1]->value})\n" : "nothing found\n";
        return $finding !== null;
    }

    private function reduce(Program $program, Fault $fault, Mode $mode, int $seed, int $seconds): void
    {
        $fails = function (string $text) use ($fault, $mode): bool {
            $modes = $fault->kind === Kind::Difference ? [Mode::Plain, $mode] : [$mode];
            $limit = $fault->kind === Kind::Hang ? self::HANGS : null;
            return $fault->is($this->oracle->judge(Program::write($this->scratch, $text), $modes, $limit)[0] ?? null);
        };
        if ($seconds < 2 || !$fails($program->text())) {
            echo $seconds < 2 ? '' : "  not each time\n";
            return;
        }
        $text = (new Reducer($fails, $seconds))->reduce($program->text());
        $path = "$this->folder/$seed.reduced.php";
        file_put_contents($path, $text);
        [, $main] = explode(Program::MARK, $text, 2);
        echo "  $path:\n", preg_replace('/^/m', '    ', rtrim($main)), "\n";
    }

    /** @return Mode[] */
    private function modes(int $seed): array
    {
        return array_filter($this->modes, fn (Mode $mode) => $seed % $mode->every() === 0);
    }

    private function finish(string $which): int
    {
        $modes = array_map(fn (Mode $mode) => $mode->value . ($mode->every() > 1 ? " (every {$mode->every()}th)" : ''), $this->modes);
        echo "\nprograms: $which; modes: ", implode(', ', $modes), "\n";
        foreach ($this->found as $fault => $seeds) {
            printf("%5d times %s: seeds %s\n", count($seeds), $fault, implode(' ', array_slice($seeds, 0, 8)));
        }
        echo $this->found ? '' : "nothing found\n";
        return count($this->found);
    }
}
