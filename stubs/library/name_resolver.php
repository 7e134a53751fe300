<?php

namespace Swoole;

use Swoole\Coroutine\Http\ClientProxy;
use Swoole\NameResolver\{Cluster, Exception};

/** A registry of services: clients ask it for the nodes behind a name before they ask DNS. */
abstract class NameResolver
{
    protected $baseUrl;
    protected $info;
    protected $prefix;

    public function __construct($url, $prefix = 'swoole_service_') {}

    abstract public function join(string $name, string $ip, int $port, array $options = []): bool;

    abstract public function leave(string $name, string $ip, int $port): bool;

    /** Null: there is no such service. */
    abstract public function getCluster(string $name): ?Cluster;

    /** @param callable(string): bool $fn says which names are services of this registry */
    public function withFilter(callable $fn): self {}

    public function getFilter() {}

    public function hasFilter(): bool {}

    /** @return Cluster|array|string|null the nodes, the only one, '' if the service has none; null: the name is nothing to it */
    public function lookup(string $name) {}

    /** Takes a registry's URL apart. */
    protected function checkServerUrl(string $url) {}

    protected function checkResponse(ClientProxy $response): bool {}
}
