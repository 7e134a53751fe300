<?php

namespace Swoole\NameResolver;

/** The nodes that offer a service. */
class Cluster
{
    /** @var array<array{host: string, port: int, weight: int}> */
    private array $nodes = [];

    /** @param int $weight how often it is chosen, beside the others' weights: 0 to 100 */
    public function add(string $host, int $port, int $weight = 100): void
    {
        if (!filter_var($host, FILTER_VALIDATE_IP)) {
            throw new Exception("Bad IP Address [{$host}]");
        }
        if ($port < 0 || $port > 65535) {
            throw new Exception("Bad Port [{$port}]");
        }
        if ($weight < 0 || $weight > 100) {
            throw new Exception("Bad Weight [{$weight}]");
        }
        $this->nodes[] = ['host' => $host, 'port' => $port, 'weight' => $weight];
    }

    /**
     * Takes one of the nodes out, by their weights.
     *
     * @return array{host: string, port: int, weight: int}|null
     */
    public function pop(): ?array
    {
        if ($this->nodes === []) {
            return null;
        }
        $at = self::choose(array_column($this->nodes, 'weight'));
        [$node] = array_splice($this->nodes, $at, 1);
        return $node;
    }

    private static function choose(array $weights): int
    {
        $left = random_int(0, max(array_sum($weights) - 1, 0));
        foreach ($weights as $at => $weight) {
            $left -= $weight;
            if ($left < 0) {
                return $at;
            }
        }
        return array_key_last($weights); // all of them weigh nothing
    }

    public function count(): int
    {
        return count($this->nodes);
    }
}
