<?php

declare(strict_types=1);

namespace Fuzz;

/** Judges a program by running it in several modes. */
final class Oracle
{
    /** How often a difference has to come again: one that does not is the order's, not the program's. */
    private const CONFIRMATIONS = 2;

    public function __construct(private readonly Runner $runner)
    {
    }

    /**
     * @param Mode[] $modes
     * @return array{Fault, Mode}|null the worst that is wrong, and where
     */
    public function judge(Program $program, array $modes, ?int $limit = null): ?array
    {
        $plain = $worst = null;
        foreach (array_filter($modes, $program->runsIn(...)) as $mode) {
            $outcome = $this->runner->run($program->path, $mode, $limit);
            $fault = $outcome->fault($program);
            $plain ??= $mode === Mode::Plain ? $outcome : null;
            if ($fault === null && $plain && $program->comparesIn($mode) && $outcome->text($program) !== $plain->text($program)) {
                $fault = $this->difference($program, $mode);
            }
            if ($fault && (!$worst || $fault->kind->rank() < $worst[0]->kind->rank())) {
                $worst = [$fault, $mode];
            }
        }
        return $worst;
    }

    /** Only one that is there each time counts: a machine may be so busy that timers of the engine itself come into play. */
    private function difference(Program $program, Mode $mode): ?Fault
    {
        $texts = ['plain' => [], 'other' => []];
        for ($i = 0; $i < self::CONFIRMATIONS; $i++) {
            $texts['plain'][] = $this->runner->run($program->path, Mode::Plain)->text($program);
            $texts['other'][] = $this->runner->run($program->path, $mode)->text($program);
        }
        return array_intersect($texts['plain'], $texts['other'])
            ? null
            : new Fault(Kind::Difference, self::firstDifference($texts['plain'][0], $texts['other'][0]));
    }

    private static function firstDifference(string $one, string $other): string
    {
        $others = explode("\n", $other);
        foreach (explode("\n", $one) as $i => $line) {
            if ($line !== ($others[$i] ?? null)) {
                return "\"$line\" became \"" . ($others[$i] ?? '') . '"';
            }
        }
        return 'more at the end';
    }
}
