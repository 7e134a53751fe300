<?php

declare(strict_types=1);

namespace Fuzz;

/** What a run of a program left: what it printed, and how it ended. */
final readonly class Outcome
{
    public const VALGRIND = 99;
    /** Signals that programs send to themselves; where a handler has gone already, they end the process. */
    private const OWN_SIGNALS = [1, 10, 12];
    private const NEVER = '/zend_mm_heap corrupted|panicked at|free\(\): invalid|malloc\(\)|double free|corrupted (?:size|double)'
        . '|already (?:mutably )?borrowed|unreachable code|stack smashing|Assertion .* failed|RUST_BACKTRACE/';

    public function __construct(
        public string $stdout,
        public string $stderr,
        public int $status,
        /** That ended the process; 0 for none. */
        public int $signal,
        public bool $timedOut,
    ) {
    }

    /** What must not be, whatever the program does. */
    public function fault(Program $program): ?Fault
    {
        return $this->crash() ?? ($this->signal !== 0 ? null : $this->wrongEnd($program) ?? $this->watched());
    }

    private function crash(): ?Fault
    {
        return match (true) {
            preg_match(self::NEVER, $this->stderr . $this->stdout, $words) === 1 => new Fault(Kind::Corruption, $words[0]),
            $this->timedOut => new Fault(Kind::Hang, 'does not end'),
            $this->signal !== 0 && !in_array($this->signal, self::OWN_SIGNALS, true) => new Fault(Kind::Signal, "signal $this->signal"),
            $this->status === self::VALGRIND => new Fault(Kind::Valgrind, $this->valgrind()),
            default => null,
        };
    }

    /** The exit status, the errors that were printed, and how far the end of the script came have to agree. */
    private function wrongEnd(Program $program): ?Fault
    {
        preg_match_all('/(?:Fatal|Parse) error: +(.*)/', $this->stderr, $match);
        $errors = $match[1];
        $uncaught = preg_grep('/^Uncaught/', $errors);
        return match (true) {
            !in_array($this->status, [0, 255, ...$program->statuses()], true)
                => new Fault(Kind::Status, "exit status $this->status, which nothing asked for"),
            $this->status === 255 && !$errors => new Fault(Kind::Status, 'exit status 255 without a fatal error'),
            $this->status === 0 && $uncaught => new Fault(Kind::Status, 'exit status 0 after an uncaught exception'),
            $errors && !$program->mayFail() => new Fault(Kind::Error, preg_replace(['~ in /.*~', '/\d+/'], ['', 'N'], $errors[0])),
            // PHP destroys nothing after a fatal error
            count($uncaught) === count($errors) && !str_contains($this->stderr, "FUZZ end\n")
                => new Fault(Kind::End, 'the last destructor did not run'),
            $this->status === 0 && !$program->exits() && !str_contains($this->stderr, "FUZZ last shutdown function\n")
                => new Fault(Kind::End, 'a shutdown function was skipped'),
            default => null,
        };
    }

    /** What the program noticed itself. */
    private function watched(): ?Fault
    {
        preg_match_all('/^FUZZ broken: (.*)$/m', $this->stderr, $match);
        $lines = $match[1];
        sort($lines);
        return $lines ? new Fault(Kind::Broken, preg_replace('/\d+/', 'N', implode('; ', $lines))) : null;
    }

    /** All that has to be equal where two runs are compared. */
    public function text(Program $program): string
    {
        $errors = $program->handlesWarnings() ? preg_replace('/^\n?(?:Warning|Notice): .*\n/m', '', $this->stderr) : $this->stderr;
        $text = "$this->stdout\n-- status $this->status, signal $this->signal, errors:\n$errors";
        return preg_replace('/\[\d{4}-\d\d-\d\d [^]]*\]/', '[DATE]', $text);
    }

    /** The kind of the first error and where it was, as far as names are known. */
    private function valgrind(): string
    {
        $lines = preg_grep('/^==\d+== (?!  at| *by)/', explode("\n", $this->stderr)) ?: [];
        $frames = preg_match_all('/(?:at|by) 0x[0-9A-F]+: (\S+)/', $this->stderr, $match) ? array_slice($match[1], 0, 4) : [];
        return preg_replace('/^==\d+== /', '', (string) reset($lines)) . ' ' . implode(' < ', $frames);
    }
}
