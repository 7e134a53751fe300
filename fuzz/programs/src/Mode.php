<?php

declare(strict_types=1);

namespace Fuzz;

/** A way to run a program. */
enum Mode: string
{
    /** As everybody does. */
    case Plain = 'plain';
    /** Every line compiled by the tracing JIT, as far as it can. */
    case Jit = 'jit';
    /** Preemption, some of the program's pauses being long work; memory from the system, which marks what is freed. */
    case Preemptive = 'preemptive';
    /** Again and again in one process: does it take more memory each time? */
    case Repeated = 'repeated';
    case Valgrind = 'valgrind';

    /** @return self[] those that this machine can do */
    public static function available(): array
    {
        $opcache = Php::hasOpcache();
        $valgrind = (string) shell_exec('command -v valgrind') !== '';
        return array_values(array_filter(self::cases(), fn (self $mode) => match ($mode) {
            self::Jit => $opcache,
            self::Valgrind => $valgrind,
            default => true,
        }));
    }

    /** Seconds after which a program hangs. Its own waits are a few milliseconds long, on a busy machine more. */
    public function limit(): int
    {
        return $this === self::Valgrind ? 180 : 30;
    }

    /** Every so many seeds it is worth its time. */
    public function every(): int
    {
        return match ($this) {
            self::Valgrind => 10,
            self::Repeated => 4,
            default => 1,
        };
    }

    /** @return string[] a command that runs PHP */
    public function wrapper(): array
    {
        return $this === self::Valgrind
            // a jump farther than a frame may be is to another stack, small stacks included
            ? ['valgrind', '-q', '--max-stackframe=65536', '--error-exitcode=' . Outcome::VALGRIND, '--num-callers=30']
            : [];
    }

    /** @return string[] */
    public function options(): array
    {
        $options = match ($this) {
            self::Plain, self::Repeated => [],
            self::Jit => [
                ...Php::opcache(),
                'opcache.enable=1', 'opcache.enable_cli=1', 'opcache.file_update_protection=0', 'opcache.memory_consumption=16',
                'opcache.jit=tracing', 'opcache.jit_buffer_size=16M', 'opcache.jit_hot_func=2', 'opcache.jit_hot_loop=2',
                'opcache.jit_hot_return=2', 'opcache.jit_hot_side_exit=2',
            ],
            self::Preemptive => ['swoole.enable_preemptive_scheduler=1'],
            // valgrind does not follow code that PCRE writes
            self::Valgrind => ['pcre.jit=0'],
        };
        return array_merge(...array_map(fn (string $option) => ['-d', $option], $options));
    }

    /** @return array<string, string> */
    public function environment(): array
    {
        return match ($this) {
            self::Plain, self::Jit => [],
            self::Repeated => ['FUZZ_ROUNDS' => '5'],
            // glibc fills what is freed, so that using it does not work by chance
            self::Preemptive => ['FUZZ_BURN' => '1', 'USE_ZEND_ALLOC' => '0', 'GLIBC_TUNABLES' => 'glibc.malloc.perturb=165'],
            self::Valgrind => ['USE_ZEND_ALLOC' => '0'],
        };
    }
}
