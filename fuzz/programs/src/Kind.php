<?php

declare(strict_types=1);

namespace Fuzz;

/** Kinds of faults, the worst first. */
enum Kind: string
{
    /** The allocator or Rust noticed that memory is not what it should be. */
    case Corruption = 'corruption';
    /** A signal ended the process. */
    case Signal = 'signal';
    case Valgrind = 'valgrind';
    case Hang = 'hang';
    /** An exit status that nothing explains. */
    case Status = 'status';
    /** An exception or a fatal error that the program cannot have caused. */
    case Error = 'error';
    /** The end of the script was not what it should be. */
    case End = 'end';
    /** Something that the program watches itself. */
    case Broken = 'broken';
    /** Another output than in plain mode. */
    case Difference = 'difference';

    public function rank(): int
    {
        return array_search($this, self::cases(), true);
    }
}
