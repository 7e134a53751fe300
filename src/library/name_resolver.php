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
    private $filter_fn;

    public function __construct($url, $prefix = 'swoole_service_')
    {
        $this->checkServerUrl($url);
        $this->prefix = $prefix;
    }

    abstract public function join(string $name, string $ip, int $port, array $options = []): bool;

    abstract public function leave(string $name, string $ip, int $port): bool;

    /** Null: there is no such service. */
    abstract public function getCluster(string $name): ?Cluster;

    /** @param callable(string): bool $fn says which names are services of this registry */
    public function withFilter(callable $fn): self
    {
        $this->filter_fn = $fn;
        return $this;
    }

    public function getFilter()
    {
        return $this->filter_fn;
    }

    public function hasFilter(): bool
    {
        return !empty($this->filter_fn);
    }

    /** @return Cluster|array|string|null the nodes, the only one, '' if the service has none; null: the name is nothing to it */
    public function lookup(string $name)
    {
        if ($this->hasFilter() && !($this->filter_fn)($name)) {
            return null;
        }
        $cluster = $this->getCluster($name);
        return match ($cluster?->count() ?? 0) {
            0 => '',
            1 => $cluster->pop(),
            default => $cluster,
        };
    }

    /** Takes a registry's URL apart. */
    protected function checkServerUrl(string $url)
    {
        $info = parse_url($url);
        if (empty($info['scheme']) || empty($info['host'])) {
            throw new Exception("invalid url parameter [{$url}]");
        }
        $info['port'] ??= $info['scheme'] === 'https' ? 443 : 80;
        $this->info = $info;
        $this->baseUrl = "{$info['scheme']}://{$info['host']}:{$info['port']}" . rtrim($info['path'] ?? '', '/');
    }

    protected function checkResponse(ClientProxy $response): bool
    {
        return $response->getStatusCode() === 200;
    }
}
