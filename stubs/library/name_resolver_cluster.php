<?php

namespace Swoole\NameResolver;

/** The nodes that offer a service. */
class Cluster
{
    /** @param int $weight how often it is chosen, beside the others' weights: 0 to 100 */
    public function add(string $host, int $port, int $weight = 100): void {}

    /**
     * Takes one of the nodes out, by their weights.
     *
     * @return array{host: string, port: int, weight: int}|null
     */
    public function pop(): ?array {}

    public function count(): int {}
}
