<?php

declare(strict_types=1);

namespace Fuzz;

/** A program of the fuzzer in a file. What the oracle has to know of it stands in its text. */
final readonly class Program
{
    /** Before what is the program's own. */
    public const MARK = "// The program itself.\n";

    private string $text;

    public function __construct(public string $path)
    {
        $this->text = file_get_contents($path);
    }

    public static function write(string $path, string $text): self
    {
        file_put_contents($path, $text);
        return new self($path);
    }

    public function text(): string
    {
        return $this->text;
    }

    /** @return int[] exit statuses that it asks for */
    public function statuses(): array
    {
        preg_match_all('/exit\((\d+)\)/', $this->text, $match);
        return array_map(intval(...), $match[1]);
    }

    public function exits(): bool
    {
        return str_contains($this->text, 'exit(');
    }

    /** Whether what it prints in that mode has to be what it prints in plain mode. */
    public function comparesIn(Mode $mode): bool
    {
        return match ($this->kind()) {
            // in which order garbage goes is PHP's affair, and not the same when compiled
            'ordered' => $mode === Mode::Jit && !str_contains($this->text, '// garbage'),
            'independent' => in_array($mode, [Mode::Jit, Mode::Preemptive], true),
            default => false,
        };
    }

    /** Whether it is worth running in that mode. */
    public function runsIn(Mode $mode): bool
    {
        return $mode !== Mode::Repeated || ($this->kind() === 'independent' && !$this->makesPhpKeepMore());
    }

    /** PHP's lists of streams and of shutdown functions grow, and it does not find what a Fiber in suspend() holds of itself. */
    private function makesPhpKeepMore(): bool
    {
        $own = explode(self::MARK, $this->text)[1];
        return preg_match('/fopen|stream_socket_pair|include|register_shutdown_function/', $own)
            || (str_contains($own, 'new Fiber') && str_contains($own, 'new Oops'));
    }

    /** Whether a handler gets its warnings from some moment on, which is not the same for each that waits by the clock. */
    public function handlesWarnings(): bool
    {
        return str_contains(explode(self::MARK, $this->text)[1], 'Probe::handle()');
    }

    /** Whether it may end by an exception or a fatal error. */
    public function mayFail(): bool
    {
        return $this->kind() !== 'independent';
    }

    /** As the generator has it. */
    private function kind(): string
    {
        return preg_match("/^const KIND = '(\w+)'/m", $this->text, $match) ? $match[1] : '';
    }
}
