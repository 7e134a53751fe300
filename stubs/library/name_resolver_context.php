<?php

namespace Swoole\NameResolver;

/** What is asked of `swoole_name_resolver_lookup()`. */
class Context
{
    /** @param bool $withPort the answer is `host:port` where the port is known */
    public function __construct(int $family = AF_INET, bool $withPort = false) {}

    public function getFamily(): int {}

    public function isWithPort(): bool {}
}
