<?php

namespace Swoole\Database;

/** Where a database is, and how to connect to it. */
class RedisConfig
{
    protected string $host = '127.0.0.1';

    protected int $port = 6379;

    protected float $timeout = 0.0;

    protected string $reserved = '';

    protected int $retry_interval = 0;

    protected float $read_timeout = 0.0;

    protected string $auth = '';

    protected int $dbIndex = 0;

    protected array $options = [];

    public function getHost(): string {}

    public function withHost(string $host): self {}

    public function getPort(): int {}

    public function withPort(int $port): self {}

    public function getTimeout(): float {}

    public function withTimeout(float $timeout): self {}

    public function getReserved(): string {}

    public function withReserved(string $reserved): self {}

    public function getRetryInterval(): int {}

    public function withRetryInterval(int $retry_interval): self {}

    public function getReadTimeout(): float {}

    public function withReadTimeout(float $read_timeout): self {}

    public function getAuth(): string {}

    public function withAuth(string $auth): self {}

    public function getDbIndex(): int {}

    public function withDbIndex(int $dbIndex): self {}

    public function getOptions(): array {}

    public function withOptions(array $options): self {}
}
