<?php

namespace Swoole\NameResolver;

/** What is asked of `swoole_name_resolver_lookup()`. */
class Context
{
    private int $family;
    private bool $withPort;

    /** @param bool $withPort the answer is `host:port` where the port is known */
    public function __construct(int $family = AF_INET, bool $withPort = false)
    {
        $this->family = $family;
        $this->withPort = $withPort;
    }

    public function getFamily(): int
    {
        return $this->family;
    }

    public function isWithPort(): bool
    {
        return $this->withPort;
    }
}
