<?php

declare(strict_types=1);

namespace Fuzz;

/** Runs programs in PHP processes of their own, bounded in time and output. */
final class Runner
{
    /** No program prints more, but one that runs away. */
    private const MAX_OUTPUT = 4_000_000;

    public function __construct(private readonly string $library)
    {
    }

    /** @param int|null $limit seconds, if not those of the mode */
    public function run(string $path, Mode $mode, ?int $limit = null): Outcome
    {
        $process = proc_open(
            $this->command($path, $mode),
            [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']],
            $pipes,
            null,
            $mode->environment() + getenv()
        );
        $deadline = hrtime(true) + ($limit ?? $mode->limit()) * 1e9;
        [$output, $timedOut] = self::read($process, [1 => $pipes[1], 2 => $pipes[2]], $deadline);
        $status = self::wait($process);
        proc_close($process);
        $signal = $status['signaled'] && !$timedOut ? $status['termsig'] : 0;
        return new Outcome($output[1], $output[2], $status['exitcode'], $signal, $timedOut);
    }

    /** @return string[] */
    private function command(string $path, Mode $mode): array
    {
        // errors to stderr: output buffers do not swallow them
        $options = ['display_errors=stderr', 'log_errors=0', 'html_errors=0', 'error_reporting=32767', 'memory_limit=256M'];
        return [
            ...$mode->wrapper(),
            Php::binary(), '-n',
            ...array_merge(...array_map(fn (string $option) => ['-d', $option], $options)),
            ...$mode->options(),
            '-d', "extension=$this->library",
            $path,
        ];
    }

    /**
     * @param resource             $process
     * @param array<int, resource> $pipes
     * @return array{array<int, string>, bool} what came from each, and whether the process had to be killed
     */
    private static function read($process, array $pipes, float $deadline): array
    {
        $output = array_fill_keys(array_keys($pipes), '');
        while ($pipes) {
            $left = $deadline - hrtime(true);
            if ($left <= 0 || array_sum(array_map(strlen(...), $output)) > self::MAX_OUTPUT) {
                proc_terminate($process, 9);
                return [$output, true];
            }
            $read = $pipes;
            $none = null;
            stream_select($read, $none, $none, (int) ($left / 1e9), (int) (fmod($left, 1e9) / 1e3));
            foreach ($read as $key => $pipe) {
                $output[$key] .= $bytes = (string) fread($pipe, 65536);
                if ($bytes === '' && feof($pipe)) {
                    unset($pipes[$key]);
                }
            }
        }
        return [$output, false];
    }

    /**
     * Its output has ended, only the kernel's bookkeeping is left.
     *
     * @param resource $process
     */
    private static function wait($process): array
    {
        while (($status = proc_get_status($process))['running']) {
            usleep(500);
        }
        return $status;
    }
}
