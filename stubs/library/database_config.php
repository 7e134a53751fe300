<?php

namespace SwooleRs\Library;

/** Where a database server is, and how to connect to it. */
trait DatabaseConfig
{
    protected string $host = '127.0.0.1';

    protected int $port = 3306;

    protected ?string $unixSocket = null;

    protected string $dbname = 'test';

    protected string $charset = 'utf8mb4';

    protected string $username = 'root';

    protected string $password = 'root';

    protected array $options = [];

    public function getHost(): string {}

    public function withHost(string $host): self {}

    public function getPort(): int {}

    public function withPort(int $port): self {}

    public function getUnixSocket(): ?string {}

    public function withUnixSocket(?string $unixSocket): self {}

    public function getDbname(): string {}

    public function withDbname(string $dbname): self {}

    public function getCharset(): string {}

    public function withCharset(string $charset): self {}

    public function getUsername(): string {}

    public function withUsername(string $username): self {}

    public function getPassword(): string {}

    public function withPassword(string $password): self {}

    public function getOptions(): array {}

    public function withOptions(array $options): self {}

    public function hasUnixSocket(): bool {}
}
