<?php

declare(strict_types=1);

namespace Fuzz;

/** A thing that must not happen: its kind, and the words by which one finding is told from another. */
final readonly class Fault
{
    public function __construct(public Kind $kind, public string $words)
    {
    }

    public function text(): string
    {
        return "{$this->kind->value}: $this->words";
    }

    /** Where a difference begins moves with the program, what a script watches and valgrind's first error do not. */
    public function is(?self $other): bool
    {
        return $other !== null && $other->kind === $this->kind && ($this->kind === Kind::Difference || $other->words === $this->words);
    }
}
