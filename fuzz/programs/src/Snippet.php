<?php

declare(strict_types=1);

namespace Fuzz;

/** A statement or an expression of the grammar, with places where the generator puts others. README.md has the words. */
final readonly class Snippet
{
    private const WEIGHT = 3;

    /**
     * @param string   $room  the file it comes from
     * @param string[] $flags
     * @param string[] $lines
     */
    private function __construct(
        public string $room,
        public string $title,
        public array $flags,
        public int $weight,
        public array $lines,
    ) {
    }

    public function has(string $flag): bool
    {
        return in_array($flag, $this->flags, true);
    }

    /** @return self[] all that a file has */
    public static function read(string $path): array
    {
        $snippets = [];
        $pieces = preg_split('/^\/\/= /m', file_get_contents($path));
        foreach (array_slice($pieces, 1) as $piece) {
            [$head, $text] = explode("\n", $piece, 2);
            preg_match('/^(.*?)(?: \[(.*)\])?$/', $head, $match);
            $flags = array_filter(explode(' ', $match[2] ?? ''));
            $weights = preg_filter('/^x(\d+)$/', '$1', $flags);
            $snippets[] = new self(
                basename($path, '.php'),
                $match[1],
                array_values(preg_grep('/^x\d+$/', $flags, PREG_GREP_INVERT)),
                (int) (reset($weights) ?: self::WEIGHT),
                explode("\n", rtrim($text)),
            );
        }
        return $snippets;
    }

    /** @return self[] the whole grammar, but for titles that match the pattern */
    public static function all(?string $without = null): array
    {
        $snippets = array_merge(...array_map(self::read(...), glob(dirname(__DIR__) . '/snippets/*.php')));
        return array_values(array_filter(
            $snippets,
            fn (self $snippet) => $without === null || !preg_match($without, "$snippet->room: $snippet->title")
        ));
    }
}
