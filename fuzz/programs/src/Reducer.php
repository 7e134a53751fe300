<?php

declare(strict_types=1);

namespace Fuzz;

use Closure;

/** Drops statements from a program for as long as the same fault stays. */
final class Reducer
{
    private float $deadline;

    /** @param Closure(string): bool $fails whether a program's text still shows the fault */
    public function __construct(private readonly Closure $fails, int $seconds)
    {
        $this->deadline = hrtime(true) + $seconds * 1e9;
    }

    public function reduce(string $text): string
    {
        // the part that all programs share stays
        [$head, $main] = explode(Program::MARK, $text, 2);
        $head .= Program::MARK;
        $lines = explode("\n", $main);
        do {
            $before = count($lines);
            for ($size = intdiv($before, 4); $size >= 1; $size = intdiv($size, 2)) {
                $lines = $this->pass($lines, $head, $size);
            }
            $lines = $this->unwrap($lines, $head);
        } while (count($lines) < $before && hrtime(true) < $this->deadline);
        return $head . implode("\n", $lines);
    }

    /**
     * Tries to drop each run of whole statements that is about so many lines long.
     *
     * @param string[] $lines
     * @return string[]
     */
    private function pass(array $lines, string $head, int $size): array
    {
        for ($at = 0; $at < count($lines) && hrtime(true) < $this->deadline;) {
            $length = self::statements($lines, $at, $size);
            $shorter = $lines;
            array_splice($shorter, $at, $length);
            if ($length > 0 && $this->stays($head, $shorter)) {
                $lines = $shorter;
            } else {
                $at++;
            }
        }
        return $lines;
    }

    /**
     * Tries to replace each block by what is inside it.
     *
     * @param string[] $lines
     * @return string[]
     */
    private function unwrap(array $lines, string $head): array
    {
        for ($at = 0; $at < count($lines) && hrtime(true) < $this->deadline; $at++) {
            $length = self::statements($lines, $at, 1);
            if ($length > 2) {
                $inner = $lines;
                array_splice($inner, $at + $length - 1, 1);
                array_splice($inner, $at, 1);
                $lines = $this->stays($head, $inner) ? $inner : $lines;
            }
        }
        return $lines;
    }

    /**
     * What counts objects has to count both their beginnings and their ends.
     *
     * @param string[] $lines
     */
    private function stays(string $head, array $lines): bool
    {
        $text = implode("\n", $lines);
        $destructors = preg_match_all('/__destruct\(\)\s*{\s*Probe::gone\(\)/', $text);
        return $destructors === substr_count($text, 'Probe::made()') && $destructors === substr_count($text, 'Probe::gone()')
            && ($this->fails)($head . $text);
    }

    /**
     * How many lines from there on are whole statements: at least so many, if the block they are in has as many. 0 for
     * none.
     *
     * @param string[] $lines
     */
    private static function statements(array $lines, int $at, int $size): int
    {
        $whole = $depth = 0;
        for ($i = $at; $i < count($lines); $i++) {
            $code = preg_replace(["/'[^']*'/", '/"[^"]*"/'], '', $lines[$i]);
            $depth += substr_count($code, '{') + substr_count($code, '(') + substr_count($code, '[')
                - substr_count($code, '}') - substr_count($code, ')') - substr_count($code, ']');
            // "} finally {" belongs to what is before it
            if ($depth < 0 || ($i === $at && preg_match('/^\s*}/', $code))) {
                break;
            }
            if ($depth === 0 && !preg_match('/^\s*} (?:finally|catch|while)/', $lines[$i + 1] ?? '')) {
                $whole = $i - $at + 1;
                if ($whole >= $size) {
                    break;
                }
            }
        }
        return $whole;
    }
}
