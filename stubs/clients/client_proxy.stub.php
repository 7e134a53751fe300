<?php

namespace Swoole\Coroutine\Http;

/**
 * The response that get(), post() and request() return.
 *
 * @library
 */
class ClientProxy
{
    private $body = '';
    private $statusCode = 0;
    private $headers = [];
    private $cookies = [];

    /**
     * @param array|null $headers null: none
     * @param array|null $cookies null: none
     */
    public function __construct(string $body, int $statusCode, ?array $headers, ?array $cookies) {}

    public function getBody(): string {}

    public function getStatusCode(): int {}

    /**
     * @return array values by name in lower case; a list where a name came more than once
     */
    public function getHeaders(): array {}

    /**
     * @return array values by name
     */
    public function getCookies(): array {}
}
